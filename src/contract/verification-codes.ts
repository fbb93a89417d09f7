import * as z from 'zod/mini';

import { emailPattern, phonePattern } from './users.ts';

const email = z.string().check(z.regex(emailPattern));
const phone = z.string().check(z.regex(phonePattern));

/** Body of `POST /api/verification-codes`: where the code is sent (spec 10.9). */
export const verificationCodeRequest = z.union([z.object({ email }), z.object({ phone })]);
export type VerificationCodeRequest = z.infer<typeof verificationCodeRequest>;

/** Body of `POST /api/verification-codes/verify`. */
export const verificationCodeCheck = z.union([
  z.object({ email, verificationCode: z.string().check(z.minLength(1)) }),
  z.object({ phone, verificationCode: z.string().check(z.minLength(1)) }),
]);

/** Where Usher has a code sent: the email address or the phone number on file. */
const channel = z.enum(['email', 'phone']);

/** Body of `POST /usher/users/:userId/verification-code`. */
export const userCodeRequest = z.object({ channel });

/** Body of `POST /usher/users/:userId/verification-code/verify`. */
export const userCodeCheck = z.object({ channel, verificationCode: z.string().check(z.minLength(1), z.maxLength(64)) });

/** `GET /usher/outbox` of the embedded API: what it would have sent, newest first. Not Logto's. */
export const outbox = z.array(
  z.object({ kind: z.enum(['email', 'phone']), to: z.string(), code: z.string(), createdAt: z.number() }),
);
export type Outbox = z.infer<typeof outbox>;

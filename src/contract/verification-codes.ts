import * as z from 'zod/mini';

import { emailPattern, phonePattern } from './users.ts';

const email = z.string().check(z.regex(emailPattern));
const phone = z.string().check(z.regex(phonePattern));

/** Body of `POST /api/verification-codes`: recipient of the code. See logto-behavior.md#10.9. */
export const verificationCodeRequest = z.union([z.object({ email }), z.object({ phone })]);
export type VerificationCodeRequest = z.infer<typeof verificationCodeRequest>;

/** Body of `POST /api/verification-codes/verify`. */
export const verificationCodeCheck = z.union([
  z.object({ email, verificationCode: z.string().check(z.minLength(1)) }),
  z.object({ phone, verificationCode: z.string().check(z.minLength(1)) }),
]);

/** The gateway uses the email address or phone number on file. */
const channel = z.enum(['email', 'phone']);

/** Body of `POST /usher/users/:userId/verification-code`. */
export const userCodeRequest = z.object({ channel });

/** Body of `POST /usher/users/:userId/verification-code/verify`. */
export const userCodeCheck = z.object({ channel, verificationCode: z.string().check(z.minLength(1), z.maxLength(64)) });

/** `GET /usher/outbox` of the embedded API: messages that it would have sent, newest first. Logto has no such route. */
export const outbox = z.array(
  z.object({ kind: z.enum(['email', 'phone']), to: z.string(), code: z.string(), createdAt: z.number() }),
);
export type Outbox = z.infer<typeof outbox>;

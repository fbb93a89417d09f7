import * as z from 'zod/mini';

import { emailPattern, maxIdentifierLength, phonePattern } from './users.ts';

/**
 * How an operator verified that a caller is the user: a code sent to the email address or phone number on file, facts
 * that the caller named, or a code sent to the address that the caller wants instead of the one on file.
 */
export const callerMethods = ['email', 'phone', 'facts', 'new-email', 'new-phone'] as const;
export type CallerMethod = (typeof callerMethods)[number];

/** A passed verification; `at` in ms since the epoch. */
export const callerVerification = z.object({ method: z.enum(callerMethods), at: z.int() });
export type CallerVerification = z.infer<typeof callerVerification>;

/** How long a verification counts, in ms. */
export const callerVerifiedFor = 30 * 60_000;

/** Facts of an account that an operator can ask for, in the default order. */
export const callerFacts = ['birthdate', 'postalCode', 'lastSignInAt', 'createdAt'] as const;
export type CallerFact = (typeof callerFacts)[number];

/** How many of the facts that an account has are asked for. */
export const askedFacts = 2;

/** What an operator can ask a caller: `code` is a code to the address on file. */
export const callerQuestions = ['code', ...callerFacts] as const;
export type CallerQuestion = (typeof callerQuestions)[number];

/** Body of `POST /usher/users/:userId/caller-facts`: the facts that the caller named, and whether all of them were right. */
export const callerFactsAnswer = z.object({
  facts: z.array(z.enum(callerFacts)).check(z.minLength(1), z.maxLength(callerFacts.length)),
  matches: z.boolean(),
});
export type CallerFactsAnswer = z.infer<typeof callerFactsAnswer>;

const length = z.maxLength(maxIdentifierLength);
const email = z.string().check(length, z.regex(emailPattern));
const phone = z.string().check(length, z.regex(phonePattern));

/** An address that a caller wants instead of the one on file; phone numbers are digits only. */
export const newAddress = z.union([
  z.object({ channel: z.literal('email'), address: email }),
  z.object({ channel: z.literal('phone'), address: phone }),
]);
export type NewAddress = z.infer<typeof newAddress>;

/** Body of `POST /usher/users/:userId/new-address/code`. */
export const newAddressCode = newAddress;

/** How long a code can be entered, in ms. */
export const codeLifetime = 10 * 60_000;

/**
 * A code that the operator sent, and that was not entered yet. `newAddress`: null for the address on file. `sentAt` in ms since
 * the epoch.
 */
export const sentCode = z.object({
  channel: z.enum(['email', 'phone']),
  newAddress: z.nullable(z.string()),
  sentAt: z.int(),
});
export type SentCode = z.infer<typeof sentCode>;

/** Response of `GET /usher/users/:userId/sent-codes`, oldest first. */
export const sentCodesAnswer = z.object({ codes: z.array(sentCode) });

const verificationCode = z.string().check(z.minLength(1), z.maxLength(64));

/** Body of `POST /usher/users/:userId/new-address/verify`. */
export const newAddressCheck = z.intersection(newAddress, z.object({ verificationCode }));

/** Body of `PATCH /usher/users/:userId/address`: the new address, and the one on file that it replaces. */
export const addressCorrection = z.intersection(newAddress, z.object({ replaces: z.nullable(z.string()) }));
export type AddressCorrection = z.infer<typeof addressCorrection>;

/** The member of the account that holds an address. */
export const memberOfChannel = { email: 'primaryEmail', phone: 'primaryPhone' } as const;

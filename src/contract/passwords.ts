import * as z from 'zod/mini';

/** Body of `PATCH /api/users/:userId/password` and of `POST /api/users/:userId/password/verify`. */
export const passwordBody = z.object({ password: z.string().check(z.minLength(1)) });

/**
 * The tenant's policy as stored: any member may be missing. It applies to end users only. See logto-behavior.md#10.5.
 */
export const storedPasswordPolicy = z.object({
  length: z.optional(z.partial(z.object({ min: z.int(), max: z.int() }))),
  characterTypes: z.optional(z.partial(z.object({ min: z.int() }))),
  rejects: z.optional(
    z.partial(
      z.object({
        pwned: z.boolean(),
        repetitionAndSequence: z.boolean(),
        userInfo: z.boolean(),
        words: z.array(z.string()),
      }),
    ),
  ),
});
export type StoredPasswordPolicy = z.infer<typeof storedPasswordPolicy>;

/** Body of `PATCH /api/users/:userId/password/expiration`. */
export const passwordExpirationBody = z.object({ isExpired: z.boolean() });

/** Body of `POST /api/sign-in-exp/default/check-password`. See logto-behavior.md#10.5. */
export const passwordCheckBody = z.object({ password: z.string(), userId: z.optional(z.string()) });

/** Reasons why a password is rejected. */
export const passwordIssueCodes = [
  'too_short',
  'too_long',
  'character_types',
  'unsupported_characters',
  'pwned',
  'restricted.repetition',
  'restricted.sequence',
  'restricted.user_info',
  'restricted.words',
] as const;
export type PasswordIssueCode = (typeof passwordIssueCodes)[number];

/**
 * Response of `check-password`: status 200 if the password is accepted, else 400 with the issues and without an error
 * code.
 */
export const passwordCheckAnswer = z.object({
  result: z.boolean(),
  issues: z.optional(
    z.array(
      z.object({
        code: z.templateLiteral(['password_rejected.', z.enum(passwordIssueCodes)]),
        interpolation: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  ),
});
export type PasswordIssue = NonNullable<z.infer<typeof passwordCheckAnswer>['issues']>[number];

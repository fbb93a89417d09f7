import * as z from 'zod/mini';

import { jsonObject } from './json.ts';

/** A personal access token. It has no ID: the name is the key. See logto-behavior.md#9. */
export const personalAccessToken = z.object({
  tenantId: z.optional(z.string()),
  userId: z.string(),
  name: z.string(),
  /** The secret. Every response has it, even lists. */
  value: z.string(),
  createdAt: z.number(),
  /** Null if it never expires. */
  expiresAt: z.nullable(z.number()),
});
export type PersonalAccessToken = z.infer<typeof personalAccessToken>;

/** A personal access token in lists: the gateway removes the value. */
export const listedToken = z.omit(personalAccessToken, { value: true });
export type ListedToken = z.infer<typeof listedToken>;

export const tokenName = z.string().check(z.minLength(1), z.maxLength(256));

/** Body of `POST /api/users/:userId/personal-access-tokens`. */
export const newPersonalAccessToken = z.object({ name: tokenName, expiresAt: z.optional(z.nullable(z.number())) });
export type NewPersonalAccessToken = z.infer<typeof newPersonalAccessToken>;

/** Body of `PATCH /api/users/:userId/personal-access-tokens`. */
export const tokenRenaming = z.object({ currentName: z.optional(tokenName), name: tokenName });

/** Body of the older `PATCH …/:name` and of `POST …/delete`. */
export const tokenNameBody = z.object({ name: tokenName });

/** Body of `POST /api/subject-tokens`, which lets an application act as a user. See logto-behavior.md#10.8. */
export const newSubjectToken = z.object({ userId: z.string(), context: z.optional(jsonObject) });

/** Response of that `POST`; `expiresIn` is in seconds. */
export const subjectToken = z.object({ subjectToken: z.string(), expiresIn: z.number() });
export type SubjectToken = z.infer<typeof subjectToken>;

/** Parameters that exchange a token for an access token at `/oidc/token`. */
export const tokenExchange = {
  grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
  personalAccessToken: 'urn:logto:token-type:personal_access_token',
  subjectToken: 'urn:ietf:params:oauth:token-type:access_token',
} as const;

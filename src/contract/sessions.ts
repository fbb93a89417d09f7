import * as z from 'zod/mini';

/** OpenID Connect data of a session. Times are in seconds. */
const sessionPayload = z.looseObject({
  exp: z.number(),
  iat: z.number(),
  jti: z.string(),
  /** The session ID in routes. */
  uid: z.string(),
  kind: z.string(),
  loginTs: z.number(),
  accountId: z.string(),
  /** Grants of the session, by application. */
  authorizations: z.optional(
    z.record(
      z.string(),
      z.object({
        sid: z.optional(z.string()),
        grantId: z.optional(z.string()),
        persistsLogout: z.optional(z.boolean()),
      }),
    ),
  ),
});

/** The last sign-in of the session: method and origin. */
export const lastSubmission = z.looseObject({
  interactionEvent: z.optional(z.string()),
  userId: z.optional(z.string()),
  verificationRecords: z.optional(z.array(z.looseObject({ id: z.string(), type: z.string() }))),
  signInContext: z.optional(z.record(z.string(), z.string())),
});

/** A session that has not expired. See logto-behavior.md#5.10. */
export const session = z.object({
  payload: sessionPayload,
  lastSubmission: z.nullable(lastSubmission),
  clientId: z.nullable(z.string()),
  accountId: z.nullable(z.string()),
  /** Milliseconds. */
  expiresAt: z.number(),
});
export type Session = z.infer<typeof session>;

/** Response of `GET /api/users/:userId/sessions`. */
export const sessions = z.object({ sessions: z.array(session) });

/** Values of `revokeGrantsTarget`: grants that are revoked with a session. */
export const revokeGrantsTargets = ['all', 'firstParty'] as const;

/** Values of `appType`. */
export const grantAppTypes = ['firstParty', 'thirdParty'] as const;

/** A grant: a user's consent to an application. See logto-behavior.md#5.11. */
export const grant = z.object({
  id: z.string(),
  payload: z.looseObject({
    exp: z.number(),
    iat: z.number(),
    jti: z.string(),
    kind: z.string(),
    clientId: z.string(),
    accountId: z.string(),
  }),
  expiresAt: z.number(),
  application: z.optional(z.object({ id: z.string(), name: z.string() })),
});
export type Grant = z.infer<typeof grant>;

/** Response of `GET /api/users/:userId/grants`. */
export const grants = z.object({ grants: z.array(grant) });

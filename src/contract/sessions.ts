import * as z from 'zod/mini';

/** What OpenID Connect keeps of a session. Times are seconds here. */
const sessionPayload = z.looseObject({
  exp: z.number(),
  iat: z.number(),
  jti: z.string(),
  /** What routes call the session's id. */
  uid: z.string(),
  kind: z.string(),
  loginTs: z.number(),
  accountId: z.string(),
  /** The consents given in the session, by application. */
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

/** How the user last signed in: by what, and from where. */
export const lastSubmission = z.looseObject({
  interactionEvent: z.optional(z.string()),
  userId: z.optional(z.string()),
  verificationRecords: z.optional(z.array(z.looseObject({ id: z.string(), type: z.string() }))),
  signInContext: z.optional(z.record(z.string(), z.string())),
});

/** A session that has not expired (spec 5.10). */
export const session = z.object({
  payload: sessionPayload,
  lastSubmission: z.nullable(lastSubmission),
  clientId: z.nullable(z.string()),
  accountId: z.nullable(z.string()),
  /** Milliseconds. */
  expiresAt: z.number(),
});
export type Session = z.infer<typeof session>;

/** Answer of `GET /api/users/:userId/sessions`. */
export const sessions = z.object({ sessions: z.array(session) });

/** `revokeGrantsTarget`: which consents end with a session. */
export const revokeGrantsTargets = ['all', 'firstParty'] as const;

/** `appType`: the house's own applications, or those of others. */
export const grantAppTypes = ['firstParty', 'thirdParty'] as const;

/** A consent that a user has given an application (spec 5.11). */
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

/** Answer of `GET /api/users/:userId/grants`. */
export const grants = z.object({ grants: z.array(grant) });

import * as z from 'zod/mini';

/** Why only operators with `protected:write` may give a role, take it, or change users who have it. */
export const protectionCauses = [
  /** Its name makes operators: `ROLE_MAP`. */
  'operators',
  /** Its name is one of `PROTECTED_ROLES`. */
  'setting',
  /** It has permissions of the Management API. */
  'management-api',
  /** An administrator protected it in Usher. */
  'marked',
] as const;
export type ProtectionCause = (typeof protectionCauses)[number];

/** Answer of `GET /usher/roles/:roleId/protection`. */
export const roleProtection = z.object({
  /** Empty for a role that is not protected. */
  causes: z.array(z.enum(protectionCauses)),
  /** Who protected it in Usher, and when in ms since the epoch. */
  mark: z.nullable(z.object({ by: z.string(), at: z.number() })),
});
export type RoleProtection = z.infer<typeof roleProtection>;

import * as z from 'zod/mini';

/** Reasons why only operators with `protected:write` may assign or remove a role, or change users who have it. */
export const protectionCauses = [
  /** It makes users operators: its name is in `ROLE_MAP`. */
  'operators',
  /** Its name is in `PROTECTED_ROLES`. */
  'setting',
  /** It has permissions of the Management API. */
  'management-api',
  /** An administrator protected it in Usher. */
  'marked',
] as const;
export type ProtectionCause = (typeof protectionCauses)[number];

/** Response of `GET /usher/roles/:roleId/protection`. */
export const roleProtection = z.object({
  /** Empty for a role that is not protected. */
  causes: z.array(z.enum(protectionCauses)),
  /** Operator who protected it in Usher, and the time in ms since the epoch. */
  mark: z.nullable(z.object({ by: z.string(), at: z.number() })),
});
export type RoleProtection = z.infer<typeof roleProtection>;

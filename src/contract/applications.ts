import * as z from 'zod/mini';

export const applicationTypes = ['Native', 'SPA', 'Traditional', 'MachineToMachine', 'Protected', 'SAML'] as const;

/** `GET /api/applications` (spec 10.1): the members Usher shows. */
export const application = z.object({
  id: z.string(),
  name: z.string(),
  description: z.optional(z.nullable(z.string())),
  type: z.string(),
  isThirdParty: z.optional(z.boolean()),
  createdAt: z.number(),
});
export type Application = z.infer<typeof application>;

/** Applications every Logto has; they answer by id but are never listed (spec 10.1). */
export const builtInApplicationIds = ['demo-app', 'device-demo-app', 'account-center'] as const;

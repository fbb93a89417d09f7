import * as z from 'zod/mini';

export const applicationTypes = ['Native', 'SPA', 'Traditional', 'MachineToMachine', 'Protected', 'SAML'] as const;

/**
 * An application as `GET /api/applications` returns it: only the members that Usher shows. See logto-behavior.md#10.1.
 */
export const application = z.object({
  id: z.string(),
  name: z.string(),
  description: z.optional(z.nullable(z.string())),
  type: z.string(),
  isThirdParty: z.optional(z.boolean()),
  createdAt: z.number(),
});
export type Application = z.infer<typeof application>;

/** Applications that every Logto has. They can be read by ID but are never listed. See logto-behavior.md#10.1. */
export const builtInApplicationIds = ['demo-app', 'device-demo-app', 'account-center'] as const;

import * as z from 'zod/mini';

import type { Permission } from './operators.ts';

/** Guided flows on one account, or two for `merge`. Each needs the permission `flows:` and its name, which is also its action in the audit log. */
export const guidedFlows = ['offboard', 'merge', 'secure'] as const;
export type GuidedFlow = (typeof guidedFlows)[number];

export const flowPermission = (flow: GuidedFlow) => `flows:${flow}` as const satisfies Permission;

/**
 * Body of `POST /usher/users/:userId/flows`: the flow, and the names of the chosen steps for the audit event. Steps of
 * `merge` may also change the other user.
 */
export const newFlow = z
  .object({
    flow: z.enum(guidedFlows),
    otherUserId: z.optional(z.string().check(z.minLength(1), z.maxLength(128), z.regex(/^\P{Cc}*$/u))),
    steps: z.array(z.string().check(z.regex(/^[a-z-]{1,40}$/))).check(z.minLength(1), z.maxLength(20)),
  })
  .check(z.refine(({ flow, otherUserId }) => flow === 'merge' || otherUserId === undefined, { path: ['otherUserId'] }));
export type NewFlow = z.infer<typeof newFlow>;

/** Response: the ID that the writes of the steps send, so that the audit log groups them. Valid for a day. */
export const startedFlow = z.object({ id: z.string() });

import * as z from 'zod/mini';

import { auditOperator, auditTarget } from './audit-log.ts';
import { jsonObject } from './json.ts';

/** Why an action needs another operator. */
export const approvalCauses = [
  /** With what the same operator did to the account in the last 24 hours, it would hand the account over. */
  'take-over',
  /** It destroys what the audit log holds about a user. */
  'erasure',
  /** It gives, takes or changes a role that makes an operator. */
  'operator-roles',
  /** It would let the operator sign in as another operator, or removes one. */
  'operator-account',
  /** It deletes a user who signed in during the last 30 days. */
  'active-users',
  /** The operator has revealed the personal data of many accounts today. */
  'reveals',
] as const;
export type ApprovalCause = (typeof approvalCauses)[number];

/** `used`: the action was carried out, or tried; an approval is good for one time. */
export const approvalStates = ['pending', 'approved', 'refused', 'used', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** A request for an approval, as `GET /usher/approvals` lists it. Times in ms since the epoch. */
export const approval = z.object({
  id: z.string(),
  state: z.enum(approvalStates),
  requester: auditOperator,
  /** The operator who asks for the list is the one who asked for this approval. */
  isOwn: z.boolean(),
  action: z.string(),
  because: z.enum(approvalCauses),
  userIds: z.array(z.string()),
  /** What is not a user, such as a role. */
  target: z.nullable(auditTarget),
  /** Values that the action writes, without secrets; null where the operator may not see personal data. */
  fields: z.nullable(jsonObject),
  /** Null likewise. */
  reason: z.nullable(z.string()),
  requestedAt: z.number(),
  /** Until then it can be decided, and used. */
  expiresAt: z.number(),
  decidedBy: z.nullable(auditOperator),
});
export type Approval = z.infer<typeof approval>;

/** `data` of a `gateway.approval_needed` answer. */
export const approvalNeeded = z.object({
  because: z.enum(approvalCauses),
  /** The request for exactly this action, where there is one that has not expired. */
  approvalId: z.optional(z.string()),
  state: z.optional(z.enum(approvalStates)),
});
export type ApprovalNeeded = z.infer<typeof approvalNeeded>;

import * as z from 'zod/mini';

import { auditOperator, auditTarget } from './audit-log.ts';
import { jsonObject } from './json.ts';

/** Why an action needs another operator. */
export const approvalCauses = [
  /**
   * Together with the operator's other changes of the last 24 hours, it would let the operator take over the account.
   */
  'take-over',
  /** It erases a user's data from the audit log. */
  'erasure',
  /** It assigns, removes or changes a role that makes users operators. */
  'operator-roles',
  /** It would let the operator sign in as another operator, or removes one. */
  'operator-account',
  /** It deletes a user who signed in during the last 30 days. */
  'active-users',
  /** The operator has revealed the personal data of many accounts today. */
  'reveals',
  /** It replaces an email address or phone number, and no code has verified the caller. */
  'unverified-caller',
] as const;
export type ApprovalCause = (typeof approvalCauses)[number];

/**
 * `used`: the action was attempted. An approval is valid for one attempt. `failed`: it was approved, and the change that the
 * approval makes itself could not be carried out. `withdrawn`: the requester replaced it by another request.
 */
export const approvalStates = ['pending', 'approved', 'refused', 'used', 'failed', 'withdrawn', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** A request for an approval, as `GET /usher/approvals` lists it. Times in ms since the epoch. */
export const approval = z.object({
  id: z.string(),
  state: z.enum(approvalStates),
  requester: auditOperator,
  /** Whether the current operator made this request. */
  isOwn: z.boolean(),
  action: z.string(),
  because: z.enum(approvalCauses),
  userIds: z.array(z.string()),
  /** A target that is not a user, such as a role. */
  target: z.nullable(auditTarget),
  /** Values that the action writes, without secrets; null if the operator may not see personal data. */
  fields: z.nullable(jsonObject),
  /** Values that the action replaces, if it changes an account or a role; null if the operator may not see them. */
  before: z.nullable(jsonObject),
  /** Null if the operator may not see personal data. */
  reason: z.nullable(z.string()),
  requestedAt: z.number(),
  /** The request can be decided and used until then. */
  expiresAt: z.number(),
  decidedBy: z.nullable(auditOperator),
  /** For `failed`: the error code; null if none is known. */
  failure: z.nullable(z.string()),
});
export type Approval = z.infer<typeof approval>;

/** `data` of a `gateway.approval_needed` or `gateway.approval_requested` response. */
export const approvalNeeded = z.object({
  because: z.enum(approvalCauses),
  /** The unexpired request for exactly this action, if there is one. */
  approvalId: z.optional(z.string()),
  state: z.optional(z.enum(approvalStates)),
  /** Whether the approval was requested before, and that request still waits. */
  isRepeat: z.optional(z.boolean()),
  /**
   * Requests for the same with other values that wait for a decision. The approval was not requested: it can replace the
   * operator's own ones, if it names them in the header `replaces`.
   */
  inTheWay: z.optional(z.array(z.object({ id: z.string(), isOwn: z.boolean(), requester: z.string() }))),
});
export type ApprovalNeeded = z.infer<typeof approvalNeeded>;

import { type OperatorRole, operatorRoles } from '#contract/operators.ts';

/** Settings for actions that one operator may not do alone. */
export type ApprovalSettings = {
  /** Whether one operator may do both halves of a take-over. `on`: administrators may; `strict`: no operator may. */
  separationOfDuties: 'on' | 'strict';
  approvalsRequired: {
    /** For assigning, removing and changing operator roles. */
    operatorRoles: boolean;
    /** For deleting users with a recent sign-in. */
    activeUsers: boolean;
    /** For revealing more accounts than this in 24 hours; undefined: never. */
    reveals: number | undefined;
  };
  /** Roles that operators can have in this installation. If none of them may decide, no second operator can exist. */
  knownRoles: readonly OperatorRole[];
  /** Pattern that reasons must match, in addition to the minimum length. */
  reasonPattern: RegExp | undefined;
  /** Data about users with actions younger than this many days cannot be erased from the audit log. */
  auditMinDays: number;
};

export const defaultAuditMinDays = 30;

export const defaultApprovalSettings: ApprovalSettings = {
  separationOfDuties: 'on',
  approvalsRequired: { operatorRoles: false, activeUsers: false, reveals: undefined },
  knownRoles: operatorRoles,
  reasonPattern: undefined,
  auditMinDays: defaultAuditMinDays,
};

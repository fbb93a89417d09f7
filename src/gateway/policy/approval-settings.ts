import { type OperatorRole, operatorRoles } from '#contract/operators.ts';

/** When one operator is not enough. */
export type ApprovalSettings = {
  /** `on`: administrators may do both halves of a take-over; `strict`: nobody may. */
  separationOfDuties: 'on' | 'strict';
  approvalsRequired: {
    /** For giving, taking and changing roles that make operators. */
    operatorRoles: boolean;
    /** For deleting users who signed in recently. */
    activeUsers: boolean;
    /** For revealing more accounts than this in 24 hours; undefined: never. */
    reveals: number | undefined;
  };
  /** Roles that operators can have here, of which one that may decide can be the second operator. */
  knownRoles: readonly OperatorRole[];
  /** What reasons have to contain besides their least length. */
  reasonPattern: RegExp | undefined;
  /** Actions younger than this many days can't be erased from the audit log. */
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

import type { Permission } from '#contract/operators.ts';

import type { ApprovalSettings } from './approval-settings.ts';
import type { OperatorSource } from '#gateway/operators/operator-source.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { SessionLifetimes } from '#gateway/operators/session.ts';
import type { RolePermissions } from './permissions.ts';
import type { RateLimits } from '#gateway/limits/rate-limits.ts';
import type { ReadQuotas } from '#gateway/limits/read-quotas.ts';

/** Who may use Usher, and for what. */
export type OperatorPolicy = ApprovalSettings & {
  source: OperatorSource;
  rolePermissions: RolePermissions;
  /** Actions that need a reason or ticket. */
  reasonRequired: readonly Permission[];
  /** Names of the roles that make operators; of none where operators sign in without a provider. */
  operatorRoleNames: readonly string[];
  /** Names of the roles whose holders only some operators may change: those of operators, and further ones. */
  protectedRoles: readonly string[];
  rateLimits: RateLimits;
  /** How many records each role may read. */
  readQuotas: ReadQuotas;
  sessionLifetimes: SessionLifetimes;
  /** How long ago an operator may have signed in for a destructive action, in ms; undefined: any time. */
  stepUpAfter: number | undefined;
  /** Key of the signatures of Logto's webhook; undefined: none is accepted. */
  webhookSecret: string | undefined;
  /** Seal the sessions; the same in all processes that share them. */
  secrets: Secrets;
};

import * as z from 'zod';

import type { OperatorRole } from '#contract/operators.ts';
import { type ApprovalSettings, defaultAuditMinDays } from '#gateway/policy/approval-settings.ts';

import { unsetWhenEmpty } from './setting.ts';

const mustBe = 'must be a list of operator-roles, active-users, reveals=<number>';

const approvalsRequired = z
  .string()
  .default('')
  .transform((text, context): ApprovalSettings['approvalsRequired'] => {
    const words = text.split(/[\s,]+/).filter((word) => word !== '');
    const reveals = words.map((word) => /^reveals=(\d{1,6})$/.exec(word)?.[1]).find((count) => count !== undefined);
    const isKnown = (word: string) => ['operator-roles', 'active-users', `reveals=${reveals}`].includes(word);
    if (!words.every(isKnown)) {
      context.addIssue(mustBe);
      return z.NEVER;
    }
    return {
      operatorRoles: words.includes('operator-roles'),
      activeUsers: words.includes('active-users'),
      reveals: reveals === undefined ? undefined : Number(reveals),
    };
  });

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'u');
  } catch {
    context.addIssue('must be a regular expression, such as [A-Z]+-\\d+');
    return z.NEVER;
  }
});

export const approvalEnvironment = {
  SEPARATION_OF_DUTIES: unsetWhenEmpty(z.enum(['on', 'strict'], 'must be "on" or "strict"').default('on')),
  APPROVALS_REQUIRED: approvalsRequired,
  /** Regular expression that every reason must match, in addition to the minimum length. */
  REASON_PATTERN: unsetWhenEmpty(pattern.optional()),
  AUDIT_MIN_DAYS: unsetWhenEmpty(
    z.coerce
      .number('must be a whole number')
      .int('must be a whole number')
      .min(0)
      .max(36_500)
      .default(defaultAuditMinDays),
  ),
};

type Environment = z.output<z.ZodObject<typeof approvalEnvironment>>;

/** @param knownRoles roles that operators of this installation can have */
export const approvalSettings = (env: Environment, knownRoles: readonly OperatorRole[]): ApprovalSettings => ({
  separationOfDuties: env.SEPARATION_OF_DUTIES,
  approvalsRequired: env.APPROVALS_REQUIRED,
  knownRoles,
  reasonPattern: env.REASON_PATTERN,
  auditMinDays: env.AUDIT_MIN_DAYS,
});

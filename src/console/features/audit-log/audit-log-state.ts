import * as z from 'zod/mini';

import { dialogState } from '#console/lib/use-dialog.ts';
import { pagingState } from '#console/lib/use-url-state.ts';
import { auditLogCategories, auditOutcomes } from '#contract/audit-log.ts';

const text = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(500))), undefined);
/** The latest time a Date can represent, in ms since the epoch. */
const endOfTime = 8.64e15;
const moment = z.catch(
  z.optional(
    z.pipe(z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)), z.number().check(z.maximum(endOfTime))),
  ),
  undefined,
);

/** URL state of the audit log, under the API's parameter names; times are in ms since the epoch. */
export const auditLogState = z.object({
  ...pagingState,
  operator: text,
  userId: text,
  category: z.catch(z.optional(z.enum(auditLogCategories)), undefined),
  action: text,
  outcome: z.catch(z.optional(z.enum(auditOutcomes)), undefined),
  flow: text,
  from: moment,
  to: moment,
  ticket: text,
  ...dialogState,
});
export type AuditLogState = z.output<typeof auditLogState>;

export type AuditLogFilterState = Omit<AuditLogState, 'page' | 'page_size' | 'dialog' | 'about'>;

import * as z from 'zod/mini';

import { dialogState } from '#console/lib/use-dialog.ts';
import { momentState, pagingState } from '#console/lib/use-url-state.ts';
import { auditLogCategories, auditOutcomes } from '#contract/audit-log.ts';

const text = z.catch(z.optional(z.string().check(z.minLength(1), z.maxLength(500))), undefined);

/** URL state of the audit log, under the API's parameter names; times are in ms since the epoch. */
export const auditLogState = z.object({
  ...pagingState,
  operator: text,
  userId: text,
  category: z.catch(z.optional(z.enum(auditLogCategories)), undefined),
  action: text,
  outcome: z.catch(z.optional(z.enum(auditOutcomes)), undefined),
  flow: text,
  from: momentState,
  to: momentState,
  ticket: text,
  ...dialogState,
});
export type AuditLogState = z.output<typeof auditLogState>;

export type AuditLogFilterState = Omit<AuditLogState, 'page' | 'page_size' | 'dialog' | 'about'>;

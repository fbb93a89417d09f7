import type { BulkAction } from '#contract/jobs.ts';

/** Actions with parameters, which a dialog asks for. */
const askingActions = [
  'assign-roles',
  'remove-roles',
  'add-to-organization',
  'remove-from-organization',
  'set-custom-data',
  'delete',
] as const satisfies readonly BulkAction[];
export type AskingAction = (typeof askingActions)[number];

export const asksFirst = (action: BulkAction): action is AskingAction => askingActions.some((one) => one === action);

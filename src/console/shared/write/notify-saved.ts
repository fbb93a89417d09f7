import i18next from 'i18next';

import { notifySuccess, notifyWarning } from '#console/ui/notify.ts';

/** Notifies that something was saved, or which fields the server stored with other values than were sent. */
export function notifySaved(message: string, differing: readonly string[]): void {
  if (differing.length === 0) notifySuccess(message);
  else notifyDiffering(differing);
}

/** Notifies which fields the server stored with other values than were sent. */
export const notifyDiffering = (fields: readonly string[]): void =>
  void notifyWarning(i18next.t('changes.differing', { count: fields.length, fields }));

import type { TFunction } from 'i18next';

import type { FieldChange } from '#console/api/field-changes.ts';
import { insertable } from '#console/lib/insertable.ts';

/** Label of a field; custom data uses the key itself. */
export const fieldLabel = (change: FieldChange, t: TFunction): string =>
  change.part === 'customData' ? insertable(change.name) : t(`user.field.${change.name}`);

/** Value of a field as one line of text. */
export function fieldText({ part }: FieldChange, value: unknown, t: TFunction): string {
  if (part === 'customData') return value === undefined ? t('changes.empty') : insertable(JSON.stringify(value));
  return value === '' ? t('changes.empty') : insertable(String(value));
}

import type { TFunction } from 'i18next';

import type { FieldChange } from '#console/api/field-changes.ts';
import { insertable } from '#console/lib/insertable.ts';

/** What a field is called on screen; a key of the custom data is called what it is. */
export const fieldLabel = (change: FieldChange, t: TFunction): string =>
  change.part === 'customData' ? insertable(change.name) : t(`profile.field.${change.name}`);

/** What a field holds, on one line. */
export function fieldText({ part }: FieldChange, value: unknown, t: TFunction): string {
  if (part === 'customData') return value === undefined ? t('changes.empty') : insertable(JSON.stringify(value));
  return value === '' ? t('changes.empty') : insertable(String(value));
}

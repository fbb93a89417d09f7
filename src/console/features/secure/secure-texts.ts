import type { TFunction } from 'i18next';

import { displayPhone } from '#console/api/display-name.ts';
import type { FieldChange } from '#console/api/field-changes.ts';
import { insertable } from '#console/lib/insertable.ts';
import { fieldLabel } from '#console/shared/write/change-review.tsx';
import type { Identity } from '#contract/users.ts';

/** "Primary email: now → former". */
export const identifierText = (change: FieldChange, t: TFunction): string =>
  t('secure.changes.fromTo', {
    field: fieldLabel(change, t),
    from: valueText(change.name, change.from, t),
    to: valueText(change.name, change.to, t),
  });

/** Shows an identifier as an audit event or a change has it. */
export function valueText(name: string, value: unknown, t: TFunction): string {
  if (typeof value !== 'string' || value === '') return t('secure.changes.empty');
  return name === 'primaryPhone' ? displayPhone(value) : value;
}

/** A linked account, by the email, name or ID that the provider sent. */
export function identityText(target: string, { userId, details = {} }: Identity, t: TFunction): string {
  const known = [details['email'], details['name']].find((value) => typeof value === 'string' && value !== '');
  const account = typeof known === 'string' ? known : userId;
  return insertable(t('secure.identities.identity', { provider: target, account }));
}

import { fullName } from '#contract/full-name.ts';
import { visibleText } from '#contract/visible-text.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Returns the name of a user in the ledger: what the console shows, but in one language, because operators of several
 * read it. Undefined if there is nothing to call the user.
 */
export function userLabel(fields: Fields): string | undefined {
  const phone = textIn(fields, 'primaryPhone');
  const names = [
    textIn(fields, 'name'),
    profileName(fields['profile']),
    textIn(fields, 'username'),
    textIn(fields, 'primaryEmail'),
    phone === '' || phone.startsWith('+') ? phone : `+${phone}`,
  ];
  return names.find((name) => name !== '');
}

function profileName(profile: unknown): string {
  if (typeof profile !== 'object' || profile === null) return '';
  const parts: Fields = { ...profile };
  return fullName(textIn(parts, 'givenName'), textIn(parts, 'familyName'), 'en');
}

/** Blank texts count as empty. */
function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' && visibleText(value) !== '' ? value : '';
}

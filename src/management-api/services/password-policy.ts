import type { PasswordIssue, PasswordIssueCode, StoredPasswordPolicy } from '#contract/passwords.ts';
import type { UserRow } from '#management-api/db/users.ts';

import { restrictedPhrases } from './restricted-phrases.ts';

/** A stored policy may lack any member; these are the defaults (logto-behavior.md#10.5). */
export const completePolicy = ({ length, characterTypes, rejects }: StoredPasswordPolicy = {}) => ({
  length: { min: length?.min ?? 8, max: length?.max ?? 256 },
  characterTypes: { min: characterTypes?.min ?? 1 },
  rejects: {
    repetitionAndSequence: rejects?.repetitionAndSequence ?? true,
    userInfo: rejects?.userInfo ?? true,
    words: rejects?.words ?? [],
  },
});

type PasswordPolicy = ReturnType<typeof completePolicy>;

/** Printable ASCII, including the space. */
const onlySupported = /^[ -~]*$/;
const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[!-/:-@[-`{-~ ]/];

/** Issues of a password under the policy. Breached passwords are not checked, because that needs an external service. */
export function passwordIssues(password: string, policy: PasswordPolicy, user: UserRow | undefined): PasswordIssue[] {
  const { length, characterTypes, rejects } = policy;
  const issues: PasswordIssue[] = [];
  if (password.length < length.min) issues.push(issue('too_short', { min: length.min }));
  if (password.length > length.max) issues.push(issue('too_long', { max: length.max }));
  if (!onlySupported.test(password)) issues.push(issue('unsupported_characters'));
  if (kinds.filter((kind) => kind.test(password)).length < characterTypes.min) {
    issues.push(issue('character_types', { min: characterTypes.min }));
  }
  const phrases = restrictedPhrases(password, { ...rejects, user: rejects.userInfo ? user : undefined });
  return [...issues, ...phrases.map((code) => issue(code))];
}

const issue = (code: PasswordIssueCode, interpolation?: Record<string, unknown>): PasswordIssue => ({
  code: `password_rejected.${code}`,
  ...(interpolation && { interpolation }),
});

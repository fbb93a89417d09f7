import { asStored } from '#console/api/users.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { emailPattern, phonePattern } from '#contract/users.ts';

/** What a search that found nobody says about the user to create: an e-mail, a phone number, or a name. */
export function draftFromSearch(
  search: string,
): { primaryEmail: string } | { primaryPhone: string } | { name: string } {
  const text = cleanText(search);
  if (emailPattern.test(text)) return { primaryEmail: text };
  const stored = asStored(text);
  if (phonePattern.test(stored)) return { primaryPhone: stored };
  return { name: text };
}

import type { slow as english } from '#console/i18n/en/slow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** While reads take long. */
export const slow: Translated<typeof english> = {
  logto: 'Logto is slow to respond.',
  identityService: 'The identity service is slow to respond.',
  cancel: 'Cancel',
};

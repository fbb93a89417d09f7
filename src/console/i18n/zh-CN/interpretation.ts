import type { interpretation as english } from '#console/i18n/en/interpretation.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** How the text in the search box is interpreted. */
export const interpretation: Translated<typeof english> = {
  searchAs: 'Search as',
  country: 'Country of the number',
  only: 'only {{kind}}',
  kind: {
    id: 'user ID',
    email: 'email',
    emailPart: 'part of an email',
    phone: 'phone',
    username: 'username',
    name: 'name',
  },
};

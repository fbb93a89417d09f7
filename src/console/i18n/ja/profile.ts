import type { profile as english } from '#console/i18n/en/profile.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const profile: Translated<typeof english> = {
  title: 'Profile',
  group: {
    account: 'Account',
    personal: 'Personal data',
    address: 'Address',
  },
  hint: {
    primaryPhone: 'With the country code, or a number of the selected country',
    birthdate: 'Year-month-day, such as 1990-12-31',
    zoneinfo: 'Such as Europe/Berlin',
    locale: 'Such as de-DE',
    avatar: 'Web address of a picture, starting with https://',
    password: 'Leave empty to create the user without a password',
    customData: 'A JSON object',
  },
  /** `number` starts with a plus sign. */
  savedAs: 'Saved as {{number}}',
  warning: {
    birthdate: 'Other systems may not accept this date. Use 1990-12-31, 1990, or 0000-12-31 without a year.',
    zoneinfo: 'Not a known time zone. Other systems may ignore it.',
    locale: 'Not a language tag such as de-DE. Other systems may ignore it.',
    web: 'Not a web address (https://…). It is not shown as a link.',
    picture: 'Not a web address (https://…). Apps may not show this picture.',
  },
  correctAddress: 'Correct email or phone',
  addField: 'Add field',
  save: 'Save changes',
  discard: 'Discard changes',
  lastIdentifier: 'Without a username, email or phone, this user can’t be found or sign in by one.',
  new: {
    title: 'New user',
    intro: 'All fields are optional, but a user needs an identifier to sign in.',
    credentials: 'Sign-in',
    create: 'Create user',
    cancel: 'Cancel',
    done: '{{name}} was created',
  },
};

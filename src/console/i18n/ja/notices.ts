import type { notices as english } from '#console/i18n/en/notices.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** Standing notices for administrators. OIDC_IS_LOGTO is an environment variable of the server. */
export const notices: Translated<typeof english> = {
  'operators-unprotected': {
    title: 'Operators’ accounts aren’t protected',
    text: 'Operators sign in with the Logto that Usher manages, but Usher is set up as if they didn’t. Administrators can change their own accounts, and suspending an operator doesn’t end their sessions. Set OIDC_IS_LOGTO=true on the server and restart Usher.',
  },
};

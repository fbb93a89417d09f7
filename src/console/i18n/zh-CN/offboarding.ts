import type { offboarding as english } from '#console/i18n/en/offboarding.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const offboarding: Translated<typeof english> = {
  title: 'Offboard a leaver',
  tab: '{{name}} – Offboard a leaver',
  hint: 'Closes the account of {{name}}. Uncheck a step to skip it. The steps run in this order, and the audit log groups them.',
  notPermitted: 'Your role doesn’t permit offboarding users. Ask an administrator.',
  suspend: {
    title: 'Suspend the account',
    text: 'Blocks sign-in and revokes sessions. Apps may work for up to an hour, until their access tokens expire.',
    active: 'active',
    suspended: 'suspended',
  },
  sessions: {
    title: 'Revoke sessions and app grants',
    text: 'Signs the user out everywhere, also of apps of other providers.',
    none: 'no sessions or grants',
    state_other: '{{count, number}} sessions and grants',
  },
  tokens: {
    title: 'Delete personal access tokens',
    text: 'Programs that use them stop working at once.',
    none: 'no tokens',
    state_other: '{{count, number}} tokens: {{names, list}}',
  },
  roles: {
    title: 'Remove roles',
    text: 'History shows which roles the user had.',
    none: 'no roles',
    state_other: '{{count, number}} roles: {{names, list}}',
  },
  organizations: {
    title: 'Remove from organizations',
    text: 'The user loses the roles in them.',
    none: 'no organizations',
    state_other: '{{count, number}} organizations: {{names, list}}',
  },
  deletion: {
    title: 'Delete the account on a date',
    text: 'Suspends the account now. The deletion can be canceled on the user’s page until then.',
    date: 'Delete on',
    none: 'no deletion scheduled',
    state: 'deletion scheduled for {{time}}',
  },
};

import type { operators as english } from '#console/i18n/en/operators.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const operators: Translated<typeof english> = {
  title: 'Operators',
  intro: 'Operators who are signed in to Usher. They keep access until their session expires or is revoked.',
  table: 'Operator sessions',
  column: {
    operator: 'Operator',
    role: 'Role',
    signedIn: 'Signed in',
    lastSeen: 'Last seen',
    address: 'IP address',
    actions: 'Actions',
  },
  own: 'This session',
  signedInAt: 'Signed in {{time}}',
  lastSeenAt: 'Last seen {{time}}',
  unknownAddress: 'Unknown',
  revoke: 'Revoke session',
  revokeNamed: 'Revoke session of {{name}}, signed in {{time}}',
  revokeAll: 'Revoke all sessions',
  revokeAllNamed: 'Revoke all sessions of {{name}}',
  revokeDialog: {
    title: 'Revoke session of {{name}}?',
    text: '{{name}} must sign in again on this device. Unsaved changes there can still be saved after that.',
    confirm: 'Revoke session',
    done: 'Session revoked',
  },
  revokeAllDialog: {
    title: 'Revoke all sessions of {{name}}?',
    text: '{{name}} must sign in again on every device. To end their access, also remove their role at the sign-in provider.',
    confirm: 'Revoke all sessions',
    done: 'All sessions of {{name}} revoked',
  },
  none: { title: 'No active sessions', text: 'Operators appear here while they are signed in.' },
  notPermitted: { title: 'Operators', text: 'Only administrators can see who is signed in.' },
};

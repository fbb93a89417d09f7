import type { users as english } from '#console/i18n/en/users.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const users: Translated<typeof english> = {
  title: 'Users',
  search: 'Search users',
  searchPlaceholder: 'Name, email, phone, username or ID',
  exactPlaceholder: 'Exact email, phone, username, name or ID',
  clearSearch: 'Clear search',
  newUser: 'New user',
  table: 'Users',
  column: {
    user: 'User',
    username: 'Username',
    email: 'Email',
    phone: 'Phone',
    id: 'ID',
    app: 'First app',
    lastSignIn: 'Last sign-in',
    created: 'Created',
    status: 'Status',
  },
  status: {
    active: 'Active',
    suspended: 'Suspended',
  },
  hiddenCharacters: 'Invisible characters',
  copy: {
    username: 'Copy username {{value}}',
    email: 'Copy email {{value}}',
    phone: 'Copy phone {{value}}',
    id: 'Copy ID {{value}}',
  },
  noHits: {
    text: 'Searched in ID, email, phone, username and name.',
    exactText: 'Searched for an exact ID, email, phone, username or name.',
  },
};

export const users = {
  title: 'Users',
  search: 'Search users',
  searchPlaceholder: 'Name, email, phone, username or ID',
  clearSearch: 'Clear search',
  newUser: 'New user',
  table: 'Users',
  column: {
    user: 'User',
    username: 'Username',
    email: 'Email',
    phone: 'Phone',
    id: 'ID',
    app: 'Sign-up app',
    lastSignIn: 'Last sign-in',
    created: 'Created',
    status: 'Status',
  },
  status: {
    active: 'Active',
    suspended: 'Suspended',
  },
  copy: {
    username: 'Copy username {{value}}',
    email: 'Copy email {{value}}',
    phone: 'Copy phone {{value}}',
    id: 'Copy ID {{value}}',
  },
  noUsers: {
    title: 'No users yet',
    text: 'People appear here when they sign up, or when you create them.',
  },
  noHits: {
    title: 'Nobody matches “{{search}}”',
    text: 'Searched for this text anywhere in ID, email, phone, username and name.',
    digits: 'Phone numbers are kept as digits: searched for {{stored}}.',
    create: 'Create this user',
  },
  beyondEnd: {
    title: 'There is no page {{page, number}}',
    text: 'The list has become shorter, or the address was mistyped.',
    toLast: 'Go to the last page',
  },
} as const;

/** URLs of the console; all links use them. */
export const paths = {
  signIn: (returnTo: string) => `/sign-in?${new URLSearchParams({ return_to: returnTo })}`,
  /** Confirms a fresh sign-in in a new tab. */
  signedIn: () => '/signed-in',
  users: () => '/users',
  /** The list searched for this text, in all fields or one. */
  usersMatching: (search: string, field?: string) =>
    `/users?${new URLSearchParams({ search, ...(field !== undefined && { field }) })}`,
  /** `key` refers to the list in browser storage, because the list itself is personal data. */
  listLookup: (key?: string) =>
    key === undefined ? '/users/lookup' : `/users/lookup?${new URLSearchParams({ list: key })}`,
  newUser: () => '/users/new',
  user: (id: string) => `/users/${encodeURIComponent(id)}`,
  userSignInMethods: (id: string) => `${paths.user(id)}/sign-in-methods`,
  userSessions: (id: string) => `${paths.user(id)}/sessions`,
  /** Opens the dialog, which still needs confirmation. */
  userSignOut: (id: string) => `${paths.userSessions(id)}?dialog=sign-out`,
  userRoles: (id: string) => `${paths.user(id)}/roles`,
  userOrganizations: (id: string) => `${paths.user(id)}/organizations`,
  userTokens: (id: string) => `${paths.user(id)}/tokens`,
  userCustomData: (id: string) => `${paths.user(id)}/custom-data`,
  userActivity: (id: string) => `${paths.user(id)}/activity`,
  userHistory: (id: string) => `${paths.user(id)}/history`,
  /** `otherId` is the duplicate; the user in the path stays. */
  userDuplicate: (id: string, otherId?: string) =>
    `${paths.user(id)}/duplicate${otherId === undefined ? '' : `?${new URLSearchParams({ with: otherId })}`}`,
  userSecure: (id: string) => `${paths.user(id)}/secure`,
  userNotes: (id: string) => `${paths.user(id)}/notes`,
  /** The guided flow "Offboard a leaver". */
  userOffboarding: (id: string) => `${paths.user(id)}/offboarding`,
  userPassword: (id: string) => `${paths.user(id)}/password`,
  /** Opens the dialog; `way`: at one of its ways. */
  userSignInHelp: (id: string, way?: string) =>
    `${paths.user(id)}?${new URLSearchParams({ dialog: 'sign-in-help', ...(way !== undefined && { about: way }) })}`,
  activity: () => '/activity',
  log: (id: string) => `/activity/${encodeURIComponent(id)}`,
  auditLog: () => '/audit-log',
  /** Operator actions on this account. */
  auditLogOf: (userId: string) => `/audit-log?${new URLSearchParams({ userId })}`,
  /** A guided flow and its steps. */
  auditLogOfFlow: (flow: string) => `/audit-log?${new URLSearchParams({ flow })}`,
  auditEvent: (sequence: number) => `/audit-log/${sequence}`,
  /** Search in the notes about all users. */
  notes: () => '/notes',
  operators: () => '/operators',
  approvals: () => '/approvals',
  importUsers: () => '/import',
  jobs: () => '/jobs',
  job: (id: string) => `/jobs/${encodeURIComponent(id)}`,
  roles: () => '/roles',
  role: (id: string) => `/roles/${encodeURIComponent(id)}`,
  dashboard: () => '/dashboard',
};

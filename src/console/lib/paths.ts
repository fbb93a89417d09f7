/** The addresses of the console. Every link is made here. */
export const paths = {
  signIn: (returnTo: string) => `/sign-in?${new URLSearchParams({ return_to: returnTo })}`,
  /** Says that signing in again, in a tab of its own, is done. */
  signedIn: () => '/signed-in',
  users: () => '/users',
  /** The list, searched for this text, or only in this field for it. */
  usersMatching: (search: string, field?: string) =>
    `/users?${new URLSearchParams({ search, ...(field !== undefined && { field }) })}`,
  /** The key says where this browser keeps the list: the list itself is personal data. */
  listLookup: (key?: string) =>
    key === undefined ? '/users/lookup' : `/users/lookup?${new URLSearchParams({ list: key })}`,
  newUser: () => '/users/new',
  user: (id: string) => `/users/${encodeURIComponent(id)}`,
  userSignInMethods: (id: string) => `${paths.user(id)}/sign-in-methods`,
  userSessions: (id: string) => `${paths.user(id)}/sessions`,
  /** Opens the dialog; carrying it out still takes a click. */
  userSignOut: (id: string) => `${paths.userSessions(id)}?dialog=sign-out`,
  userRoles: (id: string) => `${paths.user(id)}/roles`,
  userOrganizations: (id: string) => `${paths.user(id)}/organizations`,
  userTokens: (id: string) => `${paths.user(id)}/tokens`,
  userCustomData: (id: string) => `${paths.user(id)}/custom-data`,
  userActivity: (id: string) => `${paths.user(id)}/activity`,
  userPassword: (id: string) => `${paths.user(id)}/password`,
  activity: () => '/activity',
  log: (id: string) => `/activity/${encodeURIComponent(id)}`,
  auditLog: () => '/audit-log',
  /** What operators did to this account. */
  auditLogOf: (userId: string) => `/audit-log?${new URLSearchParams({ userId })}`,
  auditEvent: (sequence: number) => `/audit-log/${sequence}`,
  operators: () => '/operators',
  approvals: () => '/approvals',
  roles: () => '/roles',
  role: (id: string) => `/roles/${encodeURIComponent(id)}`,
  dashboard: () => '/dashboard',
};

/** The addresses of the console. Every link is made here. */
export const paths = {
  users: () => '/users',
  newUser: () => '/users/new',
  user: (id: string) => `/users/${encodeURIComponent(id)}`,
  userSignInMethods: (id: string) => `${paths.user(id)}/sign-in-methods`,
  userSessions: (id: string) => `${paths.user(id)}/sessions`,
  userRoles: (id: string) => `${paths.user(id)}/roles`,
  userOrganizations: (id: string) => `${paths.user(id)}/organizations`,
  userCustomData: (id: string) => `${paths.user(id)}/custom-data`,
  userActivity: (id: string) => `${paths.user(id)}/activity`,
  userPassword: (id: string) => `${paths.user(id)}/password`,
  activity: () => '/activity',
  log: (id: string) => `/activity/${encodeURIComponent(id)}`,
  roles: () => '/roles',
  role: (id: string) => `/roles/${encodeURIComponent(id)}`,
  dashboard: () => '/dashboard',
};

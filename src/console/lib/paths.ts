/** The addresses of the console. Every link is made here. */
export const paths = {
  users: () => '/users',
  newUser: () => '/users/new',
  user: (id: string) => `/users/${encodeURIComponent(id)}`,
  userSessions: (id: string) => `${paths.user(id)}/sessions`,
  /** Opens the dialog; carrying it out still takes a click. */
  userSignOut: (id: string) => `${paths.userSessions(id)}?dialog=sign-out`,
  userOrganizations: (id: string) => `${paths.user(id)}/organizations`,
  userTokens: (id: string) => `${paths.user(id)}/tokens`,
  userCustomData: (id: string) => `${paths.user(id)}/custom-data`,
  userActivity: (id: string) => `${paths.user(id)}/activity`,
  userPassword: (id: string) => `${paths.user(id)}/password`,
  activity: () => '/activity',
  log: (id: string) => `/activity/${encodeURIComponent(id)}`,
};

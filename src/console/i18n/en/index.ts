import * as first from './first.ts';

/** English. Its namespaces, by when they are loaded; the types of all keys come from here. */
export const en = {
  /** With the first load: what the list of users needs. It is kept short. */
  first,
  /** After the first page, or with any other page or dialog. */
  shared: () => import('./shared.ts'),
  /** With the page or dialog that names it. */
  lazy: {
    activity: () => import('./activity.ts'),
    advancedSearch: () => import('./advanced-search.ts'),
    auditLog: () => import('./audit-log.ts'),
    callers: () => import('./callers.ts'),
    customData: () => import('./custom-data.ts'),
    dashboard: () => import('./dashboard.ts'),
    duplicates: () => import('./duplicates.ts'),
    importUsers: () => import('./import-users.ts'),
    imports: () => import('./imports.ts'),
    jobs: () => import('./jobs.ts'),
    listLookup: () => import('./list-lookup.ts'),
    noUsers: () => import('./no-users.ts'),
    notes: () => import('./notes.ts'),
    offboarding: () => import('./offboarding.ts'),
    operators: () => import('./operators.ts'),
    organizations: () => import('./organizations.ts'),
    palette: () => import('./palette.ts'),
    passwords: () => import('./passwords.ts'),
    profile: () => import('./profile.ts'),
    roles: () => import('./roles.ts'),
    scan: () => import('./scan.ts'),
    secure: () => import('./secure.ts'),
    sessions: () => import('./sessions.ts'),
    signIn: () => import('./sign-in.ts'),
    signInHelp: () => import('./sign-in-help.ts'),
    signInMethods: () => import('./sign-in-methods.ts'),
    subjectAccess: () => import('./subject-access.ts'),
    tokens: () => import('./tokens.ts'),
  },
} as const;

import {
  type Icon,
  IconActivity,
  IconChartLine,
  IconHourglass,
  IconNotebook,
  IconShield,
  IconUserCheck,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

import { UserListPage } from '#console/features/users/user-list-page.tsx';
import type { app } from '#console/i18n/en/app.ts';
import type { palette } from '#console/i18n/en/palette.ts';
import type { LazyNamespace } from '#console/i18n/index.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import type { Permission } from '#contract/operators.ts';

const PendingApprovals = lazyPart(async () => (await import('./pending-approvals.tsx')).PendingApprovals);

/** Pages in the palette, by the names of their texts there. */
type PaletteName = keyof (typeof palette)['action'];

/** Pages in the navigation also have a title there. */
type NavigationName = PaletteName & keyof (typeof app)['nav'];

/** Where a page is listed: in the navigation and the palette, or in the palette alone, which has the icons of these. */
type Listing =
  | { name: NavigationName; icon: Icon; navigation: true; badge?: ComponentType }
  | { name: PaletteName; icon?: never; navigation?: never; badge?: never }
  | { name?: never };

/** A page's component and the namespaces of its texts, unless the first load or all pages have them. */
type Content =
  | { page: ComponentType; load?: never; texts?: never }
  | { page?: never; load: () => Promise<ComponentType>; texts?: LazyNamespace | readonly LazyNamespace[] };

/** One page: its path below its parent's, its component, the permission it takes, and where it is listed. */
export type ConsolePage = { path: string; permission?: Permission; children?: readonly ConsolePage[] } & Content &
  Listing;

/**
 * The table of pages. The router, the navigation and the palette read it, the latter two in this order. The code of a page
 * is loaded when a link to it is about to be used; the list of users comes with the first load.
 */
export const pages: readonly ConsolePage[] = [
  { path: 'users', page: UserListPage, name: 'users', icon: IconUsers, navigation: true },
  {
    path: 'users/new',
    load: async () => (await import('#console/features/profile/new-user-page.tsx')).NewUserPage,
    texts: 'profile',
    permission: 'users:create',
    name: 'newUser',
  },
  {
    path: 'users/lookup',
    load: async () => (await import('#console/features/list-lookup/list-lookup-page.tsx')).ListLookupPage,
    texts: ['jobs', 'listLookup'],
    name: 'listLookup',
  },
  {
    path: 'users/:userId',
    load: async () => (await import('#console/features/account/user-page.tsx')).UserPage,
    children: [
      {
        path: '',
        load: async () => (await import('#console/features/profile/profile-tab.tsx')).ProfileTab,
        texts: 'profile',
      },
      {
        path: 'sign-in-methods',
        load: async () => (await import('#console/features/sign-in-methods/sign-in-methods-tab.tsx')).SignInMethodsTab,
        texts: 'signInMethods',
      },
      {
        path: 'roles',
        load: async () => (await import('#console/features/roles/roles-tab.tsx')).RolesTab,
        texts: 'roles',
      },
      {
        path: 'sessions',
        load: async () => (await import('#console/features/sessions/sessions-tab.tsx')).SessionsTab,
        texts: 'sessions',
      },
      {
        path: 'organizations',
        load: async () => (await import('#console/features/organizations/organizations-tab.tsx')).OrganizationsTab,
        texts: ['jobs', 'organizations'],
      },
      {
        path: 'tokens',
        load: async () => (await import('#console/features/tokens/tokens-tab.tsx')).TokensTab,
        texts: 'tokens',
      },
      {
        path: 'custom-data',
        load: async () => (await import('#console/features/custom-data/custom-data-tab.tsx')).CustomDataTab,
        texts: 'customData',
      },
      {
        path: 'activity',
        load: async () => (await import('#console/features/activity/user-activity-tab.tsx')).UserActivityTab,
        texts: 'activity',
      },
      {
        path: 'history',
        load: async () => (await import('#console/features/audit-log/history-tab.tsx')).HistoryTab,
        texts: 'auditLog',
      },
      {
        path: 'notes',
        load: async () => (await import('#console/features/notes/notes-tab.tsx')).NotesTab,
        texts: 'notes',
      },
    ],
  },
  {
    path: 'users/:userId/offboarding',
    load: async () => (await import('#console/features/offboarding/offboarding-page.tsx')).OffboardingPage,
    texts: 'offboarding',
  },
  {
    path: 'users/:userId/password',
    load: async () => (await import('#console/features/passwords/password-reset-page.tsx')).PasswordResetPage,
    texts: 'passwords',
  },
  {
    path: 'users/:userId/duplicate',
    load: async () => (await import('#console/features/duplicates/duplicate-page.tsx')).DuplicatePage,
    texts: 'duplicates',
  },
  {
    path: 'users/:userId/secure',
    load: async () => (await import('#console/features/secure/secure-page.tsx')).SecurePage,
    texts: ['passwords', 'secure'],
  },
  {
    path: 'activity',
    load: async () => (await import('#console/features/activity/activity-page.tsx')).ActivityPage,
    texts: 'activity',
    name: 'activity',
    icon: IconActivity,
    navigation: true,
  },
  {
    path: 'activity/:logId',
    load: async () => (await import('#console/features/activity/log-page.tsx')).LogPage,
    texts: 'activity',
  },
  {
    path: 'roles',
    load: async () => (await import('#console/features/roles/role-list-page.tsx')).RoleListPage,
    texts: 'roles',
    name: 'roles',
    icon: IconShield,
    navigation: true,
  },
  {
    path: 'roles/:roleId',
    load: async () => (await import('#console/features/roles/role-page.tsx')).RolePage,
    texts: ['jobs', 'roles'],
  },
  {
    path: 'dashboard',
    load: async () => (await import('#console/features/dashboard/dashboard-page.tsx')).DashboardPage,
    texts: 'dashboard',
    name: 'dashboard',
    icon: IconChartLine,
    navigation: true,
  },
  {
    path: 'approvals',
    load: async () => (await import('#console/features/approvals/approvals-page.tsx')).ApprovalsPage,
    name: 'approvals',
    icon: IconUserCheck,
    navigation: true,
    badge: PendingApprovals,
  },
  {
    path: 'import',
    load: async () => (await import('#console/features/import/import-page.tsx')).ImportPage,
    texts: ['importUsers', 'imports', 'roles', 'organizations'],
    permission: 'jobs:run',
    name: 'importUsers',
  },
  {
    path: 'jobs',
    load: async () => (await import('#console/features/jobs/job-pages.tsx')).JobListPage,
    texts: 'jobs',
    permission: 'jobs:run',
    name: 'jobs',
    icon: IconHourglass,
    navigation: true,
  },
  {
    path: 'jobs/:jobId',
    load: async () => (await import('#console/features/jobs/job-pages.tsx')).JobPage,
    texts: 'jobs',
  },
  {
    path: 'audit-log',
    load: async () => (await import('#console/features/audit-log/audit-log-page.tsx')).AuditLogPage,
    texts: 'auditLog',
    permission: 'audit:read',
    name: 'auditLog',
    icon: IconNotebook,
    navigation: true,
  },
  {
    path: 'audit-log/:sequence',
    load: async () => (await import('#console/features/audit-log/audit-event-page.tsx')).AuditEventPage,
    texts: 'auditLog',
  },
  {
    path: 'notes',
    load: async () => (await import('#console/features/notes/note-search-page.tsx')).NoteSearchPage,
    texts: 'notes',
    permission: 'notes:read',
    name: 'notes',
  },
  {
    path: 'operators',
    load: async () => (await import('#console/features/operators/operators-page.tsx')).OperatorsPage,
    texts: 'operators',
    permission: 'sessions:administer',
    name: 'operators',
    icon: IconUserCircle,
    navigation: true,
  },
];

/** The pages that the palette lists; the navigation shows some of them. */
export const listedPages = pages.filter((page) => page.name !== undefined);

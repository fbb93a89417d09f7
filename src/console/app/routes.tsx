import { Navigate, type RouteObject, useRouteError, Link } from 'react-router';
import { UserListPage } from '#console/features/users/user-list-page.tsx';
import { paths } from '#console/lib/paths.ts';
import { loadRest } from '#console/ui/load-rest.ts';
import { SessionGate } from './session-gate.tsx';
import { Shell } from './shell.tsx';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

/** A page with its texts and styles. */
async function whole<Page>(page: Promise<Page>): Promise<Page> {
  const [loaded] = await Promise.all([page, loadRest()]);
  return loaded;
}

/** Every address of the console. A page's code is loaded when its address is opened; the list's comes at once. */
export const routes: RouteObject[] = [
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await whole(import('./sign-in-page.tsx'))).SignInPage }),
    errorElement: <CrashPage />,
    HydrateFallback: () => null,
  },
  {
    path: '/signed-in',
    lazy: async () => ({ Component: (await whole(import('./signed-in-page.tsx'))).SignedInPage }),
    errorElement: <CrashPage />,
    HydrateFallback: () => null,
  },
  {
    path: '/',
    element: (
      <SessionGate>
        <Shell />
      </SessionGate>
    ),
    errorElement: <CrashPage />,
    HydrateFallback: () => null,
    children: [
      {
        // Inside the shell, so that a page that fails leaves the navigation standing.
        errorElement: <CrashPage />,
        children: [
          { index: true, element: <Navigate to={paths.users()} replace /> },
          {
            path: 'users',
            Component: UserListPage,
          },
          {
            path: 'users/new',
            lazy: async () => ({
              Component: (await whole(import('#console/features/profile/new-user-page.tsx'))).NewUserPage,
            }),
          },
          {
            path: 'users/lookup',
            lazy: async () => ({
              Component: (await whole(import('#console/features/list-lookup/list-lookup-page.tsx'))).ListLookupPage,
            }),
          },
          {
            path: 'users/:userId',
            lazy: async () => ({
              Component: (await whole(import('#console/features/account/user-page.tsx'))).UserPage,
            }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await whole(import('#console/features/profile/profile-tab.tsx'))).ProfileTab,
                }),
              },
              {
                path: 'sign-in-methods',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/sign-in-methods/sign-in-methods-tab.tsx')))
                    .SignInMethodsTab,
                }),
              },
              {
                path: 'roles',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/roles/roles-tab.tsx'))).RolesTab,
                }),
              },
              {
                path: 'sessions',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/sessions/sessions-tab.tsx'))).SessionsTab,
                }),
              },
              {
                path: 'organizations',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/organizations/organizations-tab.tsx')))
                    .OrganizationsTab,
                }),
              },
              {
                path: 'tokens',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/tokens/tokens-tab.tsx'))).TokensTab,
                }),
              },
              {
                path: 'custom-data',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/custom-data/custom-data-tab.tsx'))).CustomDataTab,
                }),
              },
              {
                path: 'activity',
                lazy: async () => ({
                  Component: (await whole(import('#console/features/activity/user-activity-tab.tsx'))).UserActivityTab,
                }),
              },
            ],
          },
          {
            path: 'users/:userId/password',
            lazy: async () => ({
              Component: (await whole(import('#console/features/passwords/password-reset-page.tsx'))).PasswordResetPage,
            }),
          },
          {
            path: 'activity',
            lazy: async () => ({
              Component: (await whole(import('#console/features/activity/activity-page.tsx'))).ActivityPage,
            }),
          },
          {
            path: 'activity/:logId',
            lazy: async () => ({
              Component: (await whole(import('#console/features/activity/log-page.tsx'))).LogPage,
            }),
          },
          {
            path: 'roles',
            lazy: async () => ({
              Component: (await whole(import('#console/features/roles/role-list-page.tsx'))).RoleListPage,
            }),
          },
          {
            path: 'roles/:roleId',
            lazy: async () => ({
              Component: (await whole(import('#console/features/roles/role-page.tsx'))).RolePage,
            }),
          },
          {
            path: 'dashboard',
            lazy: async () => ({
              Component: (await whole(import('#console/features/dashboard/dashboard-page.tsx'))).DashboardPage,
            }),
          },
          {
            path: 'approvals',
            lazy: async () => ({
              Component: (await whole(import('#console/features/approvals/approvals-page.tsx'))).ApprovalsPage,
            }),
          },
          {
            path: 'audit-log',
            lazy: async () => ({
              Component: (await whole(import('#console/features/audit-log/audit-log-page.tsx'))).AuditLogPage,
            }),
          },
          {
            path: 'audit-log/:sequence',
            lazy: async () => ({
              Component: (await whole(import('#console/features/audit-log/audit-event-page.tsx'))).AuditEventPage,
            }),
          },
          {
            path: 'operators',
            lazy: async () => ({
              Component: (await whole(import('#console/features/operators/operators-page.tsx'))).OperatorsPage,
            }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

/** A page threw while it was drawn, or its code could not be loaded (after an update, its file is gone). */
function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <EmptyState
      title={<PageTitle>{t('app.crashed.title')}</PageTitle>}
      action={<Button onClick={() => window.location.reload()}>{t('app.crashed.reload')}</Button>}
    >
      {t('app.crashed.text')}
    </EmptyState>
  );
}

/** No page has this address. */
function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={<PageTitle>{t('app.notFound.title')}</PageTitle>}
      action={
        <Button component={Link} to={paths.users()}>
          {t('app.notFound.toUsers')}
        </Button>
      }
    >
      {t('app.notFound.text')}
    </EmptyState>
  );
}

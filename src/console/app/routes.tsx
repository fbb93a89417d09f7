import { Navigate, type RouteObject } from 'react-router';

import { paths } from '#console/lib/paths.ts';

import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

/** Every address of the console. A page's code is loaded when its address is opened. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Shell />,
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
            lazy: async () => ({
              Component: (await import('#console/features/users/user-list-page.tsx')).UserListPage,
            }),
          },
          {
            path: 'users/new',
            lazy: async () => ({
              Component: (await import('#console/features/profile/new-user-page.tsx')).NewUserPage,
            }),
          },
          {
            path: 'users/:userId',
            lazy: async () => ({ Component: (await import('#console/features/user/user-page.tsx')).UserPage }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('#console/features/profile/profile-tab.tsx')).ProfileTab,
                }),
              },
              {
                path: 'sessions',
                lazy: async () => ({
                  Component: (await import('#console/features/sessions/sessions-tab.tsx')).SessionsTab,
                }),
              },
              {
                path: 'organizations',
                lazy: async () => ({
                  Component: (await import('#console/features/organizations/organizations-tab.tsx')).OrganizationsTab,
                }),
              },
              {
                path: 'tokens',
                lazy: async () => ({
                  Component: (await import('#console/features/tokens/tokens-tab.tsx')).TokensTab,
                }),
              },
              {
                path: 'custom-data',
                lazy: async () => ({
                  Component: (await import('#console/features/custom-data/custom-data-tab.tsx')).CustomDataTab,
                }),
              },
              {
                path: 'activity',
                lazy: async () => ({
                  Component: (await import('#console/features/activity/user-activity-tab.tsx')).UserActivityTab,
                }),
              },
            ],
          },
          {
            path: 'users/:userId/password',
            lazy: async () => ({
              Component: (await import('#console/features/passwords/password-reset-page.tsx')).PasswordResetPage,
            }),
          },
          {
            path: 'activity',
            lazy: async () => ({
              Component: (await import('#console/features/activity/activity-page.tsx')).ActivityPage,
            }),
          },
          {
            path: 'activity/:logId',
            lazy: async () => ({ Component: (await import('#console/features/activity/log-page.tsx')).LogPage }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

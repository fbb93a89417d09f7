import { Button } from '@mantine/core';
import { type ComponentType, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, type RouteObject, Link, useRouteError } from 'react-router';

import type { LazyNamespace } from '#console/i18n/index.ts';
import { paths } from '#console/lib/paths.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { loadRest } from '#console/ui/lazy-part.ts';
import { PageTitle } from '#console/ui/page-title.tsx';

import { type ConsolePage, pages } from './pages.tsx';
import { SessionGate } from './session-gate.tsx';
import { Shell } from './shell.tsx';

/** Loads a page together with the texts and styles that the first load leaves out. */
const lazyPage = (load: () => Promise<ComponentType>, texts: readonly LazyNamespace[]) => async () => {
  const [Component] = await Promise.all([load(), loadRest(...texts)]);
  return { Component };
};

const routeOf = ({ path, page, load, texts, children }: ConsolePage): RouteObject => {
  const content = page === undefined ? { lazy: lazyPage(load, [texts ?? []].flat()) } : { Component: page };
  return path === '' ? { index: true, ...content } : { path, ...content, children: children?.map(routeOf) ?? [] };
};

const outsideShell = { errorElement: <CrashPage />, HydrateFallback: () => null };

/** Every address of the console: sign-in, and the table of {@link pages} inside the shell. */
export const routes: RouteObject[] = [
  {
    path: '/sign-in',
    lazy: lazyPage(async () => (await import('./sign-in-page.tsx')).SignInPage, ['signIn']),
    ...outsideShell,
  },
  {
    path: '/signed-in',
    lazy: lazyPage(async () => (await import('./signed-in-page.tsx')).SignedInPage, ['signIn']),
    ...outsideShell,
  },
  {
    path: '/',
    element: (
      <SessionGate>
        <Shell />
      </SessionGate>
    ),
    ...outsideShell,
    children: [
      {
        // Inside the shell, so that the navigation stays when a page fails.
        errorElement: <CrashPage />,
        children: [
          { index: true, element: <Navigate to={paths.users()} replace /> },
          ...pages.map(routeOf),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];

/** Shown when a page throws, or when its code cannot be loaded (after an update, its file is gone). */
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

/** Shown for an address that no page has. */
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

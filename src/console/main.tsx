import '#console/ui/first-styles.ts';
import './app/theme.css';
import type { QueryClient } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, matchRoutes, type RouteObject } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import * as z from 'zod/mini';

import { Providers } from '#console/app/providers.tsx';
import { guardRestoredPage } from '#console/app/restored-page.ts';
import { routes } from '#console/app/routes.tsx';
import { initI18n } from '#console/i18n/index.ts';
import { paths } from '#console/lib/paths.ts';

import { addressOf } from './api/api-request.ts';
import { hasEarlyAnswer } from './api/early-answers.ts';
import { createQueryClient } from './api/query-client.ts';
import { currentSessionQueries } from './api/session.ts';
import { userRequests } from './api/user-requests.ts';
import { userQueries } from './api/users.ts';
import { whenSettled } from './api/when-settled.ts';
import { pagingState } from './lib/use-url-state.ts';

/** How long the first render waits for the rows of a list, to avoid rendering twice. */
const timeoutMs = 50;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
const queryClient = createQueryClient();

guardRestoredPage(queryClient);
void Promise.all([initI18n(), readFirstAnswers(queryClient, location.search)]).then(() => {
  createRoot(root).render(
    <StrictMode>
      <Providers queryClient={queryClient}>
        {/* Transitions would delay pages, because React renders them in slices. */}
        <RouterProvider router={createBrowserRouter(routes)} useTransitions={false} />
      </Providers>
    </StrictMode>,
  );
  preloadLinkedPages(routes);
  // Most operators open a user next.
  void whenSettled(queryClient).then(() => preloadPage(routes, paths.user('any')));
});

/** Preloads the code of the page at `pathname`. A failure is shown when the page is opened. */
async function preloadPage(routes: RouteObject[], pathname: string): Promise<void> {
  const matches = matchRoutes(routes, pathname) ?? [];
  await Promise.allSettled(matches.flatMap(({ route: { lazy } }) => (typeof lazy === 'function' ? [lazy()] : [])));
}

/** Preloads a page's code when its link is hovered, touched or focused. */
function preloadLinkedPages(routes: RouteObject[]): void {
  const look = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.origin === location.origin) void preloadPage(routes, link.pathname);
  };
  for (const type of ['pointerover', 'touchstart', 'focusin']) document.addEventListener(type, look, { passive: true });
}

/** Reads the session, and briefly waits for the list that index.html may have requested, before the first render. */
async function readFirstAnswers(client: QueryClient, search: string): Promise<void> {
  await client.prefetchQuery(currentSessionQueries.current());
  const query = z.parse(z.object(pagingState), Object.fromEntries(new URLSearchParams(search)));
  if (!hasEarlyAnswer(addressOf(userRequests.list(query)))) return;
  const pause = new Promise((resolve) => {
    setTimeout(resolve, timeoutMs);
  });
  await Promise.race([client.prefetchQuery(userQueries.list(query)), pause]);
}

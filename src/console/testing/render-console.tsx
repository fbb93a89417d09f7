import { notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { onTestFinished, vi } from 'vitest';

import { Providers } from '#console/app/providers.tsx';
import { routes } from '#console/app/routes.tsx';
import { createQueryClient } from '#console/api/query-client.ts';

import { isFor } from './faults.ts';

export type Answer = (request: Request) => Response | Promise<Response>;

/** Addresses visited in order (the last is shown), or one; an entry may carry a link's state. */
type Addresses = string | (string | { pathname: string; state: unknown })[];

/** Renders the whole console at `address`; its requests are answered in this process by `answer`, usually a product's. */
export function renderConsole(address: Addresses, answer: Answer) {
  const all: Request[] = [];
  const requests: Request[] = [];
  const answers: Promise<Response>[] = [];
  // A product must not be closed while it is still being asked.
  onTestFinished(async () => void (await Promise.allSettled(answers)));
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    // jsdom's AbortSignal is not the one that Node's Request knows.
    const request = new Request(new URL(path, 'http://localhost'), { ...init, signal: null });
    all.push(request.clone());
    if (new URL(request.url).pathname.startsWith('/api/')) requests.push(request.clone());
    const answered = (async () => answer(request))();
    answers.push(answered);
    return answered;
  });
  // The notifications of the test before are in a store of their own.
  notifications.clean();

  const queryClient = createQueryClient();
  const { queries, ...others } = queryClient.getDefaultOptions();
  // What is retried, and how often, is the console's decision; only the waiting is left out.
  queryClient.setDefaultOptions({ ...others, queries: { ...queries, retryDelay: 1 } });

  const router = createMemoryRouter(routes, { initialEntries: [address].flat() });
  render(
    <Providers queryClient={queryClient} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );

  /** The requests made so far for `GET /api/users` and the like. */
  const sent = (line: string) => all.filter(isFor(line));
  return {
    router,
    queryClient,
    /** What was asked of the Management API so far. */
    requests,
    sent,
    /** The body of the only request made for `line`. */
    sentBody: async (line: string): Promise<unknown> => {
      const [only, ...more] = sent(line);
      if (only === undefined || more.length > 0)
        throw new Error(`${line} was sent ${more.length + (only ? 1 : 0)} times`);
      return only.clone().json();
    },
    /** Path and query, as the browser's address bar would show them. */
    address: () => router.state.location.pathname + router.state.location.search,
    // Whether a click gets through is asked of a real browser, by the end-to-end tests; here it takes a quarter of the time.
    operator: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }),
  };
}

import { notifications } from '@mantine/notifications';
import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { onTestFinished, vi } from 'vitest';

import { createQueryClient } from '#console/api/query-client.ts';
import { Providers } from '#console/app/providers.tsx';
import { routes } from '#console/app/routes.tsx';
import { conditionalWrite, conditionalWriteType } from '#contract/writes.ts';

import { rendered } from './act.ts';
import { isFor } from './faults.ts';

export type Answer = (request: Request) => Response | Promise<Response>;

/** One URL, or the URLs visited in order, of which the last is shown; entries may have the state of a link. */
type Addresses = string | (string | { pathname: string; state: unknown })[];

/** Renders the whole console at `address`; `answer` handles its requests in this process, usually with a product. */
export function renderConsole(address: Addresses, answer: Answer) {
  const all: Request[] = [];
  const requests: Request[] = [];
  const answers: Promise<Response>[] = [];
  // Waits for pending requests, because the product must not be closed before.
  onTestFinished(async () => void (await Promise.allSettled(answers)));
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    // Without its signal: whether a canceled request still reaches the product would be chance.
    const request = new Request(new URL(path, 'http://localhost'), { ...init, signal: null });
    all.push(request.clone());
    if (new URL(request.url).pathname.startsWith('/api/')) requests.push(request.clone());
    const answered = (async () => answer(request))();
    answers.push(answered);
    return answered;
  });
  // The notification store is global, so it has the notifications of the previous test.
  notifications.clean();

  const queryClient = createQueryClient();
  const { queries, ...others } = queryClient.getDefaultOptions();
  // Retries as the console does, but without delays.
  queryClient.setDefaultOptions({ ...others, queries: { ...queries, retryDelay: 1 } });

  const router = createMemoryRouter(routes, { initialEntries: [address].flat() });
  render(
    <Providers queryClient={queryClient} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );

  /** Returns the requests sent so far for a line such as `GET /api/users`. */
  const sent = (line: string) => all.filter(isFor(line));
  return {
    router,
    queryClient,
    /** All requests sent so far, also to Usher's own routes. */
    all,
    /** Requests sent to the Management API so far. */
    requests,
    sent,
    /** Returns the body of the only request sent for `line`, without the values that the gateway compares. */
    sentBody: async (line: string): Promise<unknown> => {
      const [only, ...more] = sent(line);
      if (only === undefined || more.length > 0)
        throw new Error(`${line} was sent ${more.length + (only ? 1 : 0)} times`);
      const body: unknown = await only.clone().json();
      return only.headers.get('content-type') === conditionalWriteType ? conditionalWrite.parse(body).body : body;
    },
    /** Path and query of the current URL. */
    address: () => router.state.location.pathname + router.state.location.search,
    // The check takes a quarter of the time, and the end-to-end tests cover it in a real browser.
    operator: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never, advanceTimers: rendered }),
  };
}

import { render } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { vi } from 'vitest';

import { Providers } from '#console/app/providers.tsx';
import { routes } from '#console/app/routes.tsx';
import { createQueryClient } from '#console/data/query-client.ts';

type Answer = (request: Request) => Response | Promise<Response>;

/** Renders the whole console at `address`; its requests are answered in this process by `answer`, usually a product's. */
export function renderConsole(address: string, answer: Answer) {
  const requests: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    // jsdom's AbortSignal is not the one that Node's Request knows.
    const request = new Request(new URL(path, 'http://localhost'), { ...init, signal: null });
    requests.push(request.clone());
    return answer(request);
  });
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(
    <Providers queryClient={createQueryClient()} env="test">
      <RouterProvider router={router} />
    </Providers>,
  );
  return { router, requests };
}

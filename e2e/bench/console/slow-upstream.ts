import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import { readSearch, userSearchFields } from '#contract/search.ts';
import { forward } from '#e2e/forward.ts';

/** Response times of a Logto with a million users, in ms. */
const delays = { list: 200, substring: 1400, exact: 5, other: 5 };

/** Starts a server that forwards to the Management API at `address`, with the delays of a large Logto. */
export async function startSlowUpstream(address: string) {
  const server = createServer((request, response) => {
    const delay = setTimeout(delays[kindOf(request.method, new URL(request.url ?? '/', address))]);
    forward(request, response, { address, delay }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function kindOf(method: string | undefined, { pathname, searchParams }: URL): keyof typeof delays {
  if (method !== 'GET' || pathname !== '/api/users') return 'other';
  const search = readSearch(searchParams, userSearchFields);
  if (search === undefined) return 'list';
  // Logto's indexes serve only case-sensitive exact matches.
  const isExact = search.isCaseSensitive && search.matches.every(({ mode }) => mode === 'exact');
  return isExact ? 'exact' : 'substring';
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

import { passOn } from '#e2e/pass-on.ts';
import { readSearch, userSearchFields } from '#contract/search.ts';

/** How long a Logto with a million users takes for an answer, in ms. */
const delays = { list: 200, substring: 1400, exact: 5, other: 5 };

/** Answers as the Management API at `address` does, no sooner than a large Logto would. */
export async function startSlowUpstream(address: string) {
  const server = createServer((request, response) => {
    const delay = setTimeout(delays[kindOf(request.method, new URL(request.url ?? '/', address))]);
    passOn(request, response, { address, delay }).catch(() => response.destroy());
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
  // Only as it stands does an index of a Logto know a value.
  const isExact = search.isCaseSensitive && search.matches.every(({ mode }) => mode === 'exact');
  return isExact ? 'exact' : 'substring';
}

import { mutationOptions, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';

import { createQueryClient } from './query-client.ts';

it('keeps the refetched data, not the older response of the write', async () => {
  const client = createQueryClient();
  let reads = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['user'],
    queryFn: () => {
      reads += 1;
      return `read ${reads}`;
    },
  });
  const stop = observer.subscribe(() => {});
  await expect.poll(() => client.getQueryData(['user'])).toBe('read 1');

  const options = mutationOptions({
    mutationFn: async () => 'answer of the write',
    onSuccess: (answer) => void client.setQueryData(['user'], answer),
    meta: { invalidates: [['user']] },
  });
  await client.getMutationCache().build(client, options).execute(undefined);
  expect(client.getQueryData(['user'])).toBe('read 2');
  stop();
});

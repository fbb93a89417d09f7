import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { openServer } from './open-server.ts';
import { startSilentServer } from './testing/silent-server.ts';

it('does not wait without an end for a server that takes connections and says nothing', async () => {
  const silent = await startSilentServer();
  const { db, close } = openServer(silent.url, { timeoutMs: 100 });
  await expect(sql`select 1`.execute(db)).rejects.toThrow('timeout');
  silent.stop();
  await close();
});

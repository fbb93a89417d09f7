import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { openServer } from './open-server.ts';
import { startSilentServer } from './testing/silent-server.ts';

it('times out if the server accepts connections but does not respond', async () => {
  const silent = await startSilentServer();
  const { db, close } = openServer(silent.url, { timeoutMs: 100 });
  await expect(sql`select 1`.execute(db)).rejects.toThrow('timeout');
  silent.stop();
  await close();
});

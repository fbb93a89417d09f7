import { appendFile } from 'node:fs/promises';

import type { AuditLogHead } from '#contract/audit-log.ts';

type Options = {
  path: string;
  head: () => Promise<AuditLogHead>;
  clock: () => number;
  report: (error: unknown) => void;
};

const hour = 60 * 60_000;

/**
 * Appends the head of the chain to a file now and every hour, as `<time> <sequence>:<hash>`. The last part is the
 * argument of `npm run audit:verify -- --expect`. A copy kept elsewhere proves later that no event up to it was
 * changed.
 */
export function keepAnchorFile({ path, head, clock, report }: Options): { close: () => Promise<void> } {
  let writing = write();
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, hour).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await writing;
    },
  };

  /** Never rejects. */
  async function write(): Promise<void> {
    try {
      const { sequence, hash } = await head();
      await appendFile(path, `${new Date(clock()).toISOString()} ${sequence}:${hash}\n`, { mode: 0o600, flush: true });
    } catch (error) {
      report(error);
    }
  }
}

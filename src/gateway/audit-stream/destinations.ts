import { createHmac } from 'node:crypto';
import { appendFile } from 'node:fs/promises';

import { contentTypes, formatters, type StreamFormat } from './formats.ts';
import type { Streamed } from './streamed-event.ts';

/** Destination of audit events. */
export type StreamDestination =
  | { kind: 'stdout' }
  | { kind: 'file'; path: string }
  | { kind: 'webhook'; url: string; secret: string };

/** Sends events in order. Rejects when they may not have arrived. */
export type SendEvents = (events: readonly Streamed[]) => Promise<void>;

type Options = {
  destination: StreamDestination;
  format: StreamFormat;
  clock: () => number;
  /** How long the receiver may take to respond, in ms. */
  timeoutMs: number;
};

/** Sequences of the first and last event in a request: receivers use them to drop duplicates. */
export const sequenceHeader = 'x-usher-sequence';
/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>` with the shared secret. */
export const signatureHeader = 'x-usher-signature';

export function eventSender({ destination, format, clock, timeoutMs }: Options): SendEvents {
  const textOf = (events: readonly Streamed[]) => events.map((event) => `${formatters[format](event)}\n`).join('');
  switch (destination.kind) {
    case 'stdout':
      return (events) =>
        new Promise((resolve, reject) => {
          process.stdout.write(textOf(events), (error) => (error ? reject(error) : resolve()));
        });
    case 'file':
      // Opened each time, so that the file can be rotated.
      return (events) => appendFile(destination.path, textOf(events), { mode: 0o600, flush: true });
    case 'webhook':
      return async (events) => {
        const body = textOf(events);
        const seconds = Math.floor(clock() / 1000);
        const signature = createHmac('sha256', destination.secret).update(`${seconds}.${body}`).digest('hex');
        const answer = await fetch(destination.url, {
          method: 'POST',
          body,
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': contentTypes[format],
            [sequenceHeader]: `${events[0]?.sequence}-${events.at(-1)?.sequence}`,
            [signatureHeader]: `t=${seconds},v1=${signature}`,
          },
        });
        await answer.body?.cancel();
        if (!answer.ok)
          throw new Error(`The audit stream receiver returned status ${answer.status}. Usher will retry.`);
      };
  }
}

/** Returns the key of the destination in the database, without the query, which may contain a secret. */
export function nameOf(destination: StreamDestination): string {
  if (destination.kind === 'stdout') return 'stdout';
  if (destination.kind === 'file') return `file ${destination.path}`;
  const { origin, pathname } = new URL(destination.url);
  return `webhook ${origin}${pathname}`;
}

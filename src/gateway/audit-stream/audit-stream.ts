import { type Kysely, sql } from 'kysely';
import { nanoid } from 'nanoid';

import { withTimeout } from '#database/with-timeout.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';

import { eventSender, nameOf, type StreamDestination } from './destinations.ts';
import type { StreamFormat } from './formats.ts';
import { type AuditStreamTables, type Position, streamPositions } from './positions.ts';
import { anchorOf, eventOf } from './streamed-event.ts';

export type AuditStreamSettings = { destination: StreamDestination; format: StreamFormat };

type Options = AuditStreamSettings & {
  db: Kysely<AuditLogTables & AuditStreamTables>;
  clock: () => number;
  /** Called with errors, for the server log. */
  report: (error: unknown) => void;
  /** Time between two attempts, in ms: doubled each time within these bounds. */
  retry?: { first: number; most: number };
  /** How often the database is polled for events of other processes, in ms. */
  pollMs?: number;
  /** How long the receiver may take to respond, in ms. */
  timeoutMs?: number;
};

export type AuditStream = {
  /** Sends events that were recorded meanwhile. */
  wake: () => void;
  /** Waits for the running request, and lets another process take over. */
  close: () => Promise<void>;
};

/** Events per request. */
const batchSize = 200;

/** How often the head of the chain is sent, in ms. */
const anchorEvery = 60 * 60_000;

/** How long the database may take, in ms. */
const databaseTimeout = 5000;

const leaseMs = 60_000;

/**
 * Sends all audit events in order to one destination, at least once: the position is stored after sending. Of several
 * processes on one database, only one sends. A new destination starts with the oldest event.
 */
export function openAuditStream(options: Options): AuditStream {
  const { db, clock, report, destination, format } = options;
  const { retry = { first: 1000, most: 60_000 }, pollMs = 5000, timeoutMs = 10_000 } = options;
  const send = eventSender({ destination, format, clock, timeoutMs });
  const positions = streamPositions({ db, name: nameOf(destination), holder: nanoid(), leaseMs });
  const inTime = <T>(query: () => Promise<T>) => withTimeout(databaseTimeout, query);
  let running: Promise<void> | undefined;
  let isWoken = false;
  let isClosed = false;
  let retryDelay = retry.first;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;

  wake();
  return {
    wake: () => {
      // While the receiver fails, only the retry timer sends.
      if (!isFailing) wake();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
      await inTime(positions.release).catch(report);
    },
  };

  function wake(): void {
    if (isClosed) return;
    isWoken = true;
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  /** Never rejects. */
  async function run(): Promise<void> {
    clearTimeout(timer);
    let pause = pollMs;
    try {
      while (isWoken && !isClosed) {
        isWoken = false;
        await sendAll();
      }
      isFailing = false;
      retryDelay = retry.first;
    } catch (error) {
      // Report each outage once.
      if (!isFailing) report(error);
      isFailing = true;
      pause = retryDelay;
      retryDelay = Math.min(retryDelay * 2, retry.most);
    }
    if (!isClosed) timer = setTimeout(wake, pause).unref();
  }

  async function sendAll(): Promise<void> {
    let position = await inTime(positions.take);
    while (position !== undefined && !isClosed) {
      const next = await sendNext(position);
      if (next === undefined) break;
      // Renew the lease for each batch: it lasts longer than a batch may take.
      position = await inTime(positions.take);
    }
    if (position !== undefined && position.sequence > 0 && clock() - position.anchoredAt >= anchorEvery) {
      const anchoredAt = clock();
      await send([anchorOf(position, anchoredAt)]);
      const anchored = { ...position, anchoredAt };
      await inTime(() => positions.advance(anchored));
    }
  }

  /** @returns the new position, or undefined when no events are left to send */
  async function sendNext(position: Position): Promise<Position | undefined> {
    const rows = await inTime(() =>
      db
        .selectFrom('audit_events')
        .selectAll()
        .where('sequence', '>', sql<string>`${position.sequence}::bigint`)
        .orderBy('sequence')
        .limit(batchSize)
        .execute(),
    );
    const last = rows.at(-1);
    if (last === undefined) return undefined;
    await send(rows.map(eventOf));
    const next = { ...position, sequence: Number(last.sequence), hash: last.hash };
    await inTime(() => positions.advance(next));
    return next;
  }
}

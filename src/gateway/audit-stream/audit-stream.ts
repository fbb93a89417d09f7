import { type Kysely, sql } from 'kysely';
import { nanoid } from 'nanoid';

import { withTimeout } from '#database/with-timeout.ts';
import type { AuditLogTables } from '#gateway/audit-log/tables.ts';

import { type AuditStreamTables, type Position, streamPositions } from './positions.ts';
import { eventSender, nameOf, type StreamDestination } from './destinations.ts';
import type { StreamFormat } from './formats.ts';
import { anchorOf, eventOf } from './streamed-event.ts';

export type AuditStreamSettings = { destination: StreamDestination; format: StreamFormat };

type Options = AuditStreamSettings & {
  db: Kysely<AuditLogTables & AuditStreamTables>;
  clock: () => number;
  /** Called with what goes wrong, for the operator's log. */
  report: (error: unknown) => void;
  /** Time between two attempts, in ms: doubled each time within these bounds. */
  retry?: { first: number; most: number };
  /** How often events of other processes are looked for, in ms. */
  pollMs?: number;
  /** How long the receiver may take, in ms. */
  timeoutMs?: number;
};

export type AuditStream = {
  /** Sends what was recorded meanwhile. */
  wake: () => void;
  /** Waits for what is under way, and lets another process go on. */
  close: () => Promise<void>;
};

/** Events that are sent at once. */
const batchSize = 200;

/** How often the head of the chain is sent, in ms. */
const anchorEvery = 60 * 60_000;

/** How long the database may take, in ms. */
const databaseTimeout = 5000;

const leaseMs = 60_000;

/**
 * Sends every audit event in its order to one destination: at least once, since its position is stored after it was sent.
 * Of several processes on one database, one sends. Begins with the oldest event when a destination is new.
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
      // A receiver that is away is not tried with each event.
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
      // Once for each outage.
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
      // Taken anew for each batch: it holds longer than a batch may take.
      position = await inTime(positions.take);
    }
    if (position !== undefined && position.sequence > 0 && clock() - position.anchoredAt >= anchorEvery) {
      const anchoredAt = clock();
      await send([anchorOf(position, anchoredAt)]);
      const anchored = { ...position, anchoredAt };
      await inTime(() => positions.advance(anchored));
    }
  }

  /** @returns undefined when there is nothing left to send */
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

import type { Draft } from './draft.ts';

/** The data that defines a kind of event. It includes `values`: each IP address is counted separately. */
export type CountedEvent = Pick<Draft, 'action'> & Partial<Pick<Draft, 'operator' | 'status' | 'code' | 'values'>>;

/** Data recorded only with the first event of a kind. */
export type EventDetails = Partial<Pick<Draft, 'requestId' | 'method' | 'route' | 'target' | 'targetUserId'>>;

type Counting = { event: CountedEvent; further: number; since: number };

type Options = {
  clock: () => number;
  /** Counting period, after which the number is recorded, in ms. */
  period: number;
  /** Records the first event of a kind. Never rejects. */
  writeFirst: (event: CountedEvent & EventDetails) => Promise<void>;
  /** Records the number of further events. Never rejects. */
  writeCount: (event: CountedEvent & { count: number; since: number }) => Promise<void>;
};

export type EventCounts = {
  /**
   * Records the first event of a kind in a period, and counts the others.
   *
   * @returns the number of such events in this period
   */
  add: (event: CountedEvent, details?: EventDetails) => Promise<number>;
  /** Records the current counts now. */
  flush: () => Promise<void>;
};

/**
 * Most kinds at once. Beyond this, values no longer distinguish kinds: many IP addresses must not cause many events.
 */
const maxKinds = 200;

/** Records events that can be repeated at will: at most two events of a kind per period. */
export function createEventCounts({ clock, period, writeFirst, writeCount }: Options): EventCounts {
  let counts = new Map<string, Counting>();
  let timer: NodeJS.Timeout | undefined;

  return { add, flush };

  async function add(given: CountedEvent, details: EventDetails = {}): Promise<number> {
    const { values: _values, ...withoutValues } = given;
    const event = counts.has(keyOf(given)) || counts.size < maxKinds ? given : withoutValues;
    const key = keyOf(event);
    const known = counts.get(key);
    if (known !== undefined) {
      known.further += 1;
      return known.further + 1;
    }
    timer ??= setTimeout(() => void flush(), period).unref();
    counts.set(key, { event, further: 0, since: clock() });
    await writeFirst({ ...event, ...details });
    return 1;
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const counted = [...counts.values()].filter(({ further }) => further > 0);
    counts = new Map();
    await Promise.all(counted.map(({ event, further, since }) => writeCount({ ...event, count: further, since })));
  }
}

const keyOf = ({ operator, action, status, code, values }: CountedEvent): string =>
  JSON.stringify([operator?.subject, operator?.role, action, status, code, values]);

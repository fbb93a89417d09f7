import type { Draft } from './draft.ts';

/** What events of one kind have in common. `values` are part of it: each address has a count of its own. */
export type CountedEvent = Pick<Draft, 'action'> & Partial<Pick<Draft, 'operator' | 'status' | 'code' | 'values'>>;

/** What only the first event of a kind is recorded with. */
export type EventDetails = Partial<Pick<Draft, 'requestId' | 'method' | 'route' | 'target' | 'targetUserId'>>;

type Counting = { event: CountedEvent; further: number; since: number };

type Options = {
  clock: () => number;
  /** How long is counted before the number is recorded, in ms. */
  period: number;
  /** Records the first of a kind. Does not reject. */
  writeFirst: (event: CountedEvent & EventDetails) => Promise<void>;
  /** Records how many followed it. Does not reject. */
  writeCount: (event: CountedEvent & { count: number; since: number }) => Promise<void>;
};

export type EventCounts = {
  /**
   * Records the first event of a kind in a period, and counts the others.
   *
   * @returns how many there were in this period
   */
  add: (event: CountedEvent, details?: EventDetails) => Promise<number>;
  /** Records now what was counted. */
  flush: () => Promise<void>;
};

/** Kinds counted at once. Beyond, values no longer tell kinds apart: many addresses must not become many events. */
const maxKinds = 200;

/** Records what anyone can repeat at will: at most two events of a kind in each period. */
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

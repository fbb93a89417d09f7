import { minute } from './lifetimes.ts';
import type { LogEntry } from './scenarios/visit.ts';

/** An event sequence at a time. Its entries are created late, because all at once would need too much memory. */
export type Scenario = { at: number; createEntries: () => LogEntry[] };

/** Maximum time between the first entry of a scenario and its `at`. */
const longestLead = 10 * minute;

/** Creates the entries of all scenarios, oldest first, although scenarios overlap. */
export function* createOrderedEntries(scenarios: readonly Scenario[]): Generator<LogEntry> {
  const pending: LogEntry[] = [];
  for (const scenario of scenarios.toSorted((a, b) => a.at - b.at)) {
    const settled = pending.findIndex(({ created_at }) => created_at.getTime() >= scenario.at - longestLead);
    if (settled > 0) yield* pending.splice(0, settled);
    else if (settled === -1) yield* pending.splice(0);
    pending.push(...scenario.createEntries());
    pending.sort((a, b) => a.created_at.getTime() - b.created_at.getTime());
  }
  yield* pending;
}

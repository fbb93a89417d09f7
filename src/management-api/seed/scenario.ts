import type { LogEntry } from './scenarios/visit.ts';
import { minute } from './time-spans.ts';

/** Something that happens at a time, told when its turn comes: telling all at once would need all the memory. */
export type Scenario = { at: number; tell: () => LogEntry[] };

/** No scenario begins longer than this before its own moment. */
const longestLead = 10 * minute;

/** All entries of all scenarios, oldest first, though scenarios overlap. */
export function* inOrderOfTime(scenarios: readonly Scenario[]): Generator<LogEntry> {
  let told: LogEntry[] = [];
  for (const scenario of scenarios.toSorted((a, b) => a.at - b.at)) {
    const settled = told.findIndex(({ created_at }) => created_at.getTime() >= scenario.at - longestLead);
    if (settled > 0) yield* told.splice(0, settled);
    else if (settled === -1) yield* told.splice(0);
    told.push(...scenario.tell());
    told.sort((a, b) => a.created_at.getTime() - b.created_at.getTime());
  }
  yield* told;
}

import type { LogEntry } from './scenarios/visit.ts';
import { minute } from './time-spans.ts';

/** Something that happens at a time, told when its turn comes: telling all at once would need all the memory. */
export type Story = { at: number; tell: () => LogEntry[] };

/** No story begins longer than this before its own moment. */
const longestLead = 10 * minute;

/** All entries of all stories, oldest first, though stories overlap. */
export function* inOrderOfTime(stories: readonly Story[]): Generator<LogEntry> {
  let told: LogEntry[] = [];
  for (const story of stories.toSorted((a, b) => a.at - b.at)) {
    const settled = told.findIndex(({ created_at }) => created_at.getTime() >= story.at - longestLead);
    if (settled > 0) yield* told.splice(0, settled);
    else if (settled === -1) yield* told.splice(0);
    told.push(...story.tell());
    told.sort((a, b) => a.created_at.getTime() - b.created_at.getTime());
  }
  yield* told;
}

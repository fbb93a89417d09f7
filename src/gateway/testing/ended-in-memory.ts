import type { EndedSessions } from '#gateway/operators/ended-sessions.ts';

/** Remembers ended sessions for one test. */
export function endedInMemory(): EndedSessions {
  const ended = new Set<string>();
  return {
    add: (id) => Promise.resolve(void ended.add(id)),
    has: (id) => Promise.resolve(ended.has(id)),
  };
}

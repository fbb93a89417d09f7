import type { KnownSession, OperatorSessions } from '#gateway/operators/operator-sessions.ts';

/** Keeps the sessions of one test in memory. */
export function sessionsInMemory(clock: () => number = Date.now): OperatorSessions {
  const known = new Map<string, KnownSession>();
  const ended = new Set<string>();
  const endedSubjects = new Map<string, number>();
  return {
    record: (session) => Promise.resolve(void known.set(session.id, session)),
    end: ({ id }) => {
      known.delete(id);
      return Promise.resolve(void ended.add(id));
    },
    endAllOf: (subject) => {
      endedSubjects.set(subject, clock());
      const own = [...known.values()].filter(({ operator }) => operator.subject === subject);
      for (const { id } of own) known.delete(id);
      return Promise.resolve(own.length);
    },
    isEnded: ({ id, signedInAt, operator }) =>
      Promise.resolve(ended.has(id) || signedInAt <= (endedSubjects.get(operator.subject) ?? -1)),
    list: () => Promise.resolve([...known.values()]),
  };
}

/** What the lookup of one text is doing. */
export type LookupStateName =
  /** The box is empty, or the operator has not typed its text. */
  | 'idle'
  /** The interpretations of the text are not known yet: phone numbers need a library. */
  | 'reading'
  /** Waits for the short pause, as the text may be incomplete. */
  | 'typing'
  /** The case-sensitive exact search runs. */
  | 'exact'
  /** No match so far. Waits for the long pause before making Logto read the whole table. */
  | 'unmatched'
  /** The exact search ignoring case runs. */
  | 'ignoringCase'
  /** The exact search ignoring case and the search anywhere run together. */
  | 'ignoringCaseAndAnywhere'
  | 'found'
  /** No exact match. Waits for the long pause before the search anywhere. */
  | 'notFound'
  /** The exact searches are done and the search anywhere runs. */
  | 'anywhere';

export type LookupState = {
  name: LookupStateName;
  /** Search request ID of the text; events with another are stale. */
  id: string;
  text: string;
  /** More than one character was inserted at once. */
  isPasted: boolean;
  /** What the interpretations of the text depend on. */
  interpretedAs: string;
  /** The text looks complete or was pasted, so that no search waits for a pause. */
  isComplete: boolean;
  /** Enter was pressed. */
  isSubmitted: boolean;
  /** Pauses passed since the text changed, at most the number of `pauseLengths`. */
  pauses: number;
  /** Exact searches requested: the case-sensitive one, then the one ignoring case. */
  searches: 0 | 1 | 2;
  /** Exact matches of the last answer. */
  hits: number;
};

export type LookupEvent =
  /** The operator typed the text, or asked for the one in the box. */
  | { type: 'typed'; text: string; id: string }
  /** The box was emptied, or its text comes from elsewhere. */
  | { type: 'cleared'; text: string; id: string }
  /** The interpretations are known, or the operator chose others, or the matches in the cache changed. */
  | { type: 'interpreted'; as: string; isComplete: boolean; isSubmitted: boolean }
  | { type: 'submitted' }
  | { type: 'paused'; id: string; pauses: number }
  /** A failed search counts as no match; the search that follows shows the error. */
  | { type: 'answered'; id: string; hits: number };

/** Pauses in typing, in ms, after which incomplete text is searched for exactly, and anywhere. */
export const pauseLengths = [120, 400] as const;

type Transition = readonly [
  from: readonly LookupStateName[],
  to: LookupStateName,
  /** @param state the state with the content of the event */
  when?: (state: LookupState) => boolean,
];

const hasHits = ({ hits }: LookupState) => hits > 0;
/** Enter opens the only match, and with several it searches anywhere. */
const isAmbiguous = ({ hits, isSubmitted }: LookupState) => isSubmitted && hits > 1;
const isComplete = (state: LookupState) => state.isComplete;
const mayReadTable = ({ isSubmitted, pauses }: LookupState) => isSubmitted || pauses === pauseLengths.length;
const maySearch = (state: LookupState) => state.isComplete || state.isSubmitted || state.pauses > 0;

const settled = ['found', 'notFound', 'anywhere'] as const;
const searching = ['exact', 'ignoringCase', 'ignoringCaseAndAnywhere'] as const;
const on = ['reading', 'typing', 'unmatched', ...searching, ...settled] as const;
const all = ['idle', ...on] as const;

/** The transitions on each event. The first that applies is made; without one the state keeps its name. */
export const transitions: Readonly<Record<LookupEvent['type'], readonly Transition[]>> = {
  typed: [[all, 'reading']],
  cleared: [[all, 'idle']],
  interpreted: [
    [on, 'exact', maySearch],
    [on, 'typing'],
  ],
  submitted: [
    [['typing'], 'exact'],
    [['unmatched'], 'ignoringCaseAndAnywhere'],
    [['notFound'], 'anywhere'],
    [['found'], 'anywhere', isAmbiguous],
  ],
  paused: [
    [['typing'], 'exact'],
    [['unmatched'], 'ignoringCaseAndAnywhere', mayReadTable],
    [['notFound'], 'anywhere', mayReadTable],
  ],
  answered: [
    [searching, 'anywhere', isAmbiguous],
    [searching, 'found', hasHits],
    [['exact'], 'ignoringCase', isComplete],
    [['exact'], 'ignoringCaseAndAnywhere', mayReadTable],
    [['exact'], 'unmatched'],
    [searching, 'anywhere', mayReadTable],
    [searching, 'notFound'],
  ],
};

/** The lookup before anything was typed. */
export const idleLookup = (id: string): LookupState => ({
  name: 'idle',
  id,
  text: '',
  isPasted: false,
  interpretedAs: '',
  isComplete: false,
  isSubmitted: false,
  pauses: 0,
  searches: 0,
  hits: 0,
});

/** The state after an event; the same object if the event changes nothing. */
export function nextLookup(state: LookupState, event: LookupEvent): LookupState {
  if ((event.type === 'answered' || event.type === 'paused') && event.id !== state.id) return state;
  const next = { ...state, ...contentOf(event, state) };
  const name = transitions[event.type].find(
    ([from, , when]) => from.includes(state.name) && when?.(next) !== false,
  )?.[1];
  if (name === 'exact') return { ...next, name, searches: 1 };
  if (name === 'ignoringCase' || name === 'ignoringCaseAndAnywhere') return { ...next, name, searches: 2 };
  if (name !== undefined) return { ...next, name };
  // Transitions that follow depend on these.
  return event.type === 'paused' || event.type === 'submitted' ? next : state;
}

function contentOf(event: LookupEvent, state: LookupState): Partial<LookupState> {
  switch (event.type) {
    case 'typed':
    case 'cleared': {
      const isPasted = event.type === 'typed' && (state.text === event.text || countNew(state.text, event.text) > 1);
      return { ...idleLookup(event.id), text: event.text, isPasted };
    }
    case 'interpreted': {
      const { as: interpretedAs, isSubmitted } = event;
      return { interpretedAs, isSubmitted, isComplete: event.isComplete || state.isPasted, searches: 0 };
    }
    case 'submitted':
      return { isSubmitted: true };
    case 'paused':
      return { pauses: event.pauses };
    case 'answered':
      return { hits: event.hits };
  }
}

/** Returns whether the exact searches are done. */
export const isSettled = ({ name }: LookupState): boolean => settled.some((one) => one === name);

/** Returns whether the search anywhere should run. */
export const isWide = ({ name }: LookupState): boolean => name === 'anywhere' || name === 'ignoringCaseAndAnywhere';

/** Returns whether the lookup waits for the answer of an exact search. */
export const isSearching = ({ name }: LookupState): boolean => searching.some((one) => one === name);

/** Number of characters of `after` between its common prefix and suffix with `before`. */
function countNew(before: string, after: string): number {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return after.length - start - end;
}

import { type Flow, readEventKey } from '#console/shared/activity/event-key.ts';
import { entryOutcome, isFailure } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

import { isConsent, submittedIdentifierValue, verifiedFactors } from './log-payload.ts';

/**
 * A sign-in attempt: the entries of one visit to the sign-in page. Only the first and the last entry carry an
 * `interactionId`, so attempts are inferred (logto-behavior.md#7.3): entries from one address, device and app within
 * minutes, from one `Interaction.Create` to the next.
 */
export type SignInAttempt = {
  /** Oldest first; at least two. */
  steps: readonly Log[];
  /** Undefined when no step reveals it. */
  flow: Flow | undefined;
  outcome: 'completed' | 'failed' | 'left';
  /** The step that determines the outcome. */
  decisive: Log;
  /** Verified factors. */
  means: readonly string[];
  /** Number of failed steps; for a failed attempt only those with the key of the last step. */
  refusals: number;
  userId: string | undefined;
  /** The identifier that was submitted last. */
  account: string | undefined;
  /** True when earlier steps may be on another page. */
  mayBeginEarlier: boolean;
  /** True when later steps may be on another page. */
  mayEndLater: boolean;
};

/** Whether the list has entries before and after the given ones. */
type Edges = { hasOlder: boolean; hasNewer: boolean };

const minute = 60_000;
/** Longest pause between two steps, in ms: the user may wait for a code by email. */
const longestPause = 10 * minute;
/** Longest pause before the token request, in ms: apps request tokens immediately. */
const longestTokenDelay = 2 * minute;

/** Folds entries (newest first) into sign-in attempts; an attempt takes the position of its last step. */
export function foldAttempts(newestFirst: readonly Log[], { hasOlder, hasNewer }: Edges): (SignInAttempt | Log)[] {
  const threads: OpenAttempt[] = [];
  for (const entry of newestFirst.toReversed()) {
    const thread = isOfVisit(entry) ? threads.findLast((candidate) => candidate.takes(entry)) : undefined;
    if (thread === undefined) threads.push(new OpenAttempt(entry));
    else thread.add(entry);
  }
  const oldest = newestFirst.at(-1)?.createdAt ?? 0;
  const newest = newestFirst[0]?.createdAt ?? 0;
  const positions = new Map(newestFirst.map((entry, index) => [entry, index]));
  return threads
    .toSorted((a, b) => (positions.get(a.last) ?? 0) - (positions.get(b.last) ?? 0))
    .map(({ steps, first, last }) => {
      if (steps.length === 1) return first;
      const attempt = summarize(steps);
      return {
        ...attempt,
        mayBeginEarlier: hasOlder && !isArrival(first) && first.createdAt - oldest < longestPause,
        mayEndLater: hasNewer && attempt.outcome !== 'completed' && newest - last.createdAt < longestPause,
      };
    });
}

export const isAttempt = (item: SignInAttempt | Log): item is SignInAttempt => 'steps' in item;

/** A sign-in attempt while its entries are collected, oldest first. */
class OpenAttempt {
  readonly first: Log;
  readonly steps: Log[];

  constructor(first: Log) {
    this.first = first;
    this.steps = [first];
  }

  get last(): Log {
    return this.steps.at(-1) ?? this.first;
  }

  add(entry: Log): void {
    this.steps.push(entry);
  }

  takes(entry: Log): boolean {
    const pause = entry.createdAt - this.last.createdAt;
    if (!isOfVisit(this.first) || pause > longestPause || this.isOfAnotherUser(entry)) return false;
    if (entry.key === tokenFetch)
      return this.awaitsTokens && pause <= longestTokenDelay && this.isSameClientOrUser(entry);
    if (!isSamePlace(this.first, entry)) return false;
    if (entry.key === 'Interaction.Create') return isConsent(entry) && this.isCompleted;
    if (entry.key === 'Interaction.End') return this.isOwnEnd(entry);
    return !this.isCompleted && !this.hasTokens;
  }

  private get isCompleted(): boolean {
    return this.steps.some(isCompletion);
  }

  private get hasTokens(): boolean {
    return this.steps.some(({ key }) => key === tokenFetch);
  }

  /** True when the only step left is the app's token request. */
  private get awaitsTokens(): boolean {
    return !this.hasTokens && (this.isCompleted || this.steps.every(({ key }) => readEventKey(key).kind === 'other'));
  }

  private isOfAnotherUser({ payload: { userId } }: Log): boolean {
    const known = this.steps.find(({ payload }) => payload.userId !== undefined)?.payload.userId;
    return userId !== undefined && known !== undefined && userId !== known;
  }

  /** Apps with a backend request tokens from there, not from the user's browser. */
  private isSameClientOrUser(entry: Log): boolean {
    const { userId, applicationId } = entry.payload;
    const isSameUser = userId !== undefined && this.steps.some(({ payload }) => payload.userId === userId);
    return isSamePlace(this.first, entry) || (isSameUser && applicationId === this.first.payload.applicationId);
  }

  private isOwnEnd(entry: Log): boolean {
    const own = this.steps.flatMap((step) => interactionId(step) ?? []);
    const ended = interactionId(entry);
    return ended === undefined || own.length === 0 || own.includes(ended);
  }
}

const tokenFetch = 'ExchangeTokenBy.AuthorizationCode';

const isOfVisit = ({ key }: Log): boolean => key.startsWith('Interaction.') || key === tokenFetch;

const isSamePlace = ({ payload: a }: Log, { payload: b }: Log): boolean =>
  a.ip === b.ip && a.userAgent === b.userAgent && a.applicationId === b.applicationId;

const interactionId = ({ payload }: Log): string | undefined => {
  const id = payload['interactionId'];
  return typeof id === 'string' ? id : undefined;
};

const isArrival = (entry: Log): boolean => entry.key === 'Interaction.Create' && !isConsent(entry);

const isCompletion = ({ key, payload }: Log): boolean => {
  const event = readEventKey(key);
  return event.kind === 'step' && event.step === 'Submit' && payload.result === 'Success';
};

/** False for the start and end of an interaction and the choice of its flow, which decide no outcome. */
const isDecisive = ({ key }: Log): boolean => {
  const event = readEventKey(key);
  return event.kind !== 'other' && !(event.kind === 'step' && (event.step === 'Create' || event.step === 'Update'));
};

function summarize(steps: readonly Log[]): Omit<SignInAttempt, 'mayBeginEarlier' | 'mayEndLater'> {
  const last = steps.findLast(isDecisive) ?? steps.at(-1);
  if (last === undefined) throw new Error('A sign-in attempt has no steps.');
  const completion = steps.findLast(isCompletion) ?? steps.find(({ key }) => key === tokenFetch);
  const decisive = completion ?? last;
  const outcome =
    completion !== undefined && !isFailure(completion) ? 'completed' : isFailure(last) ? 'failed' : 'left';
  const flows = steps.flatMap(({ key }) => flowOf(key) ?? []);
  const refused = steps.filter(isFailure);
  return {
    steps,
    flow: flowOf(decisive.key) ?? flows.at(-1),
    outcome,
    decisive,
    means: meansOf(steps),
    refusals: (outcome === 'failed' ? refused.filter(({ key }) => key === last.key) : refused).length,
    userId: steps.find(({ payload }) => payload.userId !== undefined)?.payload.userId,
    account: steps.map(submittedIdentifierValue).findLast((typed) => typed !== undefined),
  };
}

function flowOf(key: string): Flow | undefined {
  const event = readEventKey(key);
  return 'flow' in event ? event.flow : undefined;
}

/** Factors verified in the attempt. Older Logto versions do not record them in the interaction, only as entries. */
function meansOf(steps: readonly Log[]): string[] {
  const recorded = steps.map(verifiedFactors).findLast((factors) => factors.length > 0) ?? [];
  const logged = steps.flatMap((step) => {
    const event = readEventKey(step.key);
    return event.kind === 'verification' && event.act === 'Submit' && entryOutcome(step) === 'Success'
      ? [event.factor]
      : [];
  });
  return [...new Set([...recorded, ...logged])];
}

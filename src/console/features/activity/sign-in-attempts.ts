import { entryOutcome, isFailure } from '#console/api/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

import { type Flow, readEventKey } from './event-key.ts';
import { isConsent } from './is-consent.ts';
import { provenBy } from './proven-by.ts';
import { typedIn } from './typed-in.ts';

/**
 * Entries do not say which visit to the sign-in page they belong to: only its beginning and its end carry an
 * `interactionId`. So visits are inferred, by the rules of spec 7.3: what comes from one address, device and application
 * within minutes, between an `Interaction.Create` and the next.
 */
export type SignInAttempt = {
  /** Oldest first; at least two. */
  steps: readonly Log[];
  /** What it was for; nothing when it came to no step that says so. */
  flow: Flow | undefined;
  outcome: 'completed' | 'failed' | 'left';
  /** The step that says how it came out. */
  decisive: Log;
  /** What proved who it was. */
  means: readonly string[];
  /** Steps that failed: of a attempt that failed those like the last, of another all. */
  refusals: number;
  userId: string | undefined;
  /** What was typed last to say who it is. */
  account: string | undefined;
  /** The page of entries may hold only a part of it. */
  mayBeginEarlier: boolean;
  mayEndLater: boolean;
};

/** Is there more of the list beyond the entries at hand? */
type Edges = { hasOlder: boolean; hasNewer: boolean };

const minute = 60_000;
/** People read mails for codes meanwhile. */
const longestPause = 10 * minute;
/** Applications fetch their tokens at once. */
const longestFetch = 2 * minute;

/** The entries (newest first) with those of one visit folded into a attempt, which stands where its last step stood. */
export function foldAttempts(newestFirst: readonly Log[], { hasOlder, hasNewer }: Edges): (SignInAttempt | Log)[] {
  const threads: Thread[] = [];
  for (const entry of newestFirst.toReversed()) {
    const thread = isOfVisit(entry) ? threads.findLast((candidate) => candidate.takes(entry)) : undefined;
    if (thread === undefined) threads.push(new Thread(entry));
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

export const isAttempt = (told: SignInAttempt | Log): told is SignInAttempt => 'steps' in told;

/** One visit while its entries are being read, oldest first. */
class Thread {
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
    if (!isOfVisit(this.first) || pause > longestPause || this.isSomebodyElses(entry)) return false;
    if (entry.key === tokenFetch) return this.hasArrived && pause <= longestFetch && this.isSamePlaceOrPerson(entry);
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

  /** Nothing stands between this visit and the application's tokens any more. */
  private get hasArrived(): boolean {
    return !this.hasTokens && (this.isCompleted || this.steps.every(({ key }) => readEventKey(key).kind === 'other'));
  }

  private isSomebodyElses({ payload: { userId } }: Log): boolean {
    const known = this.steps.find(({ payload }) => payload.userId !== undefined)?.payload.userId;
    return userId !== undefined && known !== undefined && userId !== known;
  }

  /** Applications with a server of their own fetch tokens from there, not from the person's browser. */
  private isSamePlaceOrPerson(entry: Log): boolean {
    const { userId, applicationId } = entry.payload;
    const isSamePerson = userId !== undefined && this.steps.some(({ payload }) => payload.userId === userId);
    return isSamePlace(this.first, entry) || (isSamePerson && applicationId === this.first.payload.applicationId);
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

/** Coming, going and choosing what to do prove nothing. */
const isTelling = ({ key }: Log): boolean => {
  const event = readEventKey(key);
  return event.kind !== 'other' && !(event.kind === 'step' && (event.step === 'Create' || event.step === 'Update'));
};

function summarize(steps: readonly Log[]): Omit<SignInAttempt, 'mayBeginEarlier' | 'mayEndLater'> {
  const last = steps.findLast(isTelling) ?? steps.at(-1);
  if (last === undefined) throw new Error('A attempt without a step');
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
    account: steps.map(typedIn).findLast((typed) => typed !== undefined),
  };
}

function flowOf(key: string): Flow | undefined {
  const event = readEventKey(key);
  return 'flow' in event ? event.flow : undefined;
}

/** As the interaction kept it; older servers keep nothing, but log each proof. */
function meansOf(steps: readonly Log[]): string[] {
  const kept = steps.map(provenBy).findLast((factors) => factors.length > 0) ?? [];
  const logged = steps.flatMap((step) => {
    const event = readEventKey(step.key);
    return event.kind === 'verification' && event.act === 'Submit' && entryOutcome(step) === 'Success'
      ? [event.factor]
      : [];
  });
  return [...new Set([...kept, ...logged])];
}

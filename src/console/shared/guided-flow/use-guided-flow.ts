import {
  matchQuery,
  notifyManager,
  type Query,
  type QueryKey,
  type UseMutationOptions,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';

import type { WriteInput } from '#console/api/api-request.ts';
import { openFlow } from '#console/api/guided-flows.ts';
import { runMutation } from '#console/api/run-mutation.ts';
import { isSignedOut } from '#console/api/session.ts';
import { userQueries } from '#console/api/users.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { flowPermission, type GuidedFlow } from '#contract/guided-flows.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/**
 * What a step would change, as a sentence or short phrase. `isDone`: there is nothing to do. `items` tells apart what has
 * the same text, such as other sessions of the same number.
 */
export type KnownState = { text: string; isDone: boolean; items?: string };

/** The state of the account for a step, as it is read. */
export type StepState = KnownState | 'waiting' | { error: Error; retry: () => unknown };

/** Runs a mutation with the reason of the flow, as one of its steps. Rejects if it fails. */
export type StepWrite = <Data, Values, Context>(
  mutation: UseMutationOptions<Data, Error, WriteInput<Values>, Context>,
  values: Values,
) => Promise<Data>;

/** One step of a guided flow. */
export type FlowStep = {
  /** Lower-case letters and hyphens: the name in the audit event. */
  id: string;
  title: string;
  text?: string;
  /** All of them are needed. */
  permissions: readonly Permission[];
  /** The step changes the other user of the flow. */
  isOnOther?: true;
  state: StepState;
  /** Keys of the queries that the state is read from, beside that of the account. */
  reads?: readonly QueryKey[];
  /** The user changes the state by using the account, and the step removes all that is there: a change stops no run. */
  isVolatile?: true;
  /** Whether the step is chosen until the operator changes it. Chosen by default. */
  isChosen?: boolean;
  /** Whether the options are complete. */
  isReady?: boolean;
  /** Inputs, shown while the step is chosen. */
  options?: ReactNode;
  /** Carries the step out. Its mutations refetch what they change, so that the state is the one afterwards. */
  run: (write: StepWrite) => Promise<unknown>;
};

/** The state when the run began, and how the step ended. */
export type StepProgress = { before: string | undefined; outcome: 'running' | 'done' | Error };

/** A state that changed since the operator saw it. */
export type StepChange = { id: string; title: string; before: string; now: string };

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** Describes the state of a step by what a query read. */
export function stateOf<Data>(query: UseQueryResult<Data>, describe: (data: Data) => KnownState): StepState {
  if (query.data !== undefined) return describe(query.data);
  return query.error === null ? 'waiting' : { error: query.error, retry: query.refetch };
}

/** Returns the steps whose state is not the one that the operator saw. */
export const changedSteps = (
  seen: ReadonlyMap<string, KnownState>,
  steps: readonly Pick<FlowStep, 'id' | 'title' | 'state' | 'isVolatile'>[],
): StepChange[] =>
  steps.flatMap(({ id, title, state, isVolatile = false }) => {
    const before = seen.get(id);
    if (isVolatile || before === undefined || !isKnown(state) || sameState(before, state)) return [];
    return [{ id, title, before: before.text, now: state.text }];
  });

const sameState = (one: KnownState, other: KnownState): boolean =>
  one.text === other.text && one.isDone === other.isDone && one.items === other.items;

/**
 * Runs the chosen steps of a guided flow one after another, with one reason. A failed step does not stop the others, and
 * can be run again. The audit log groups the events of all steps under the one that opens the flow.
 *
 * The states are read again first. If one is not as the operator saw it, nothing is sent until the operator runs the
 * steps again.
 */
export function useGuidedFlow(user: User, flow: GuidedFlow, steps: readonly FlowStep[], other?: User) {
  const client = useQueryClient();
  const { may } = useAllowed(user.id);
  const { may: mayOnOther } = useAllowed(other?.id);
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(nothing);
  const [progress, setProgress] = useState<ReadonlyMap<string, StepProgress>>(nothing);
  const seen = useSeenStates(steps);
  const [changes, setChanges] = useState<readonly StepChange[]>([]);
  const reading = useReadAgain();
  const opened = useRef<{ id: string; reason: string | undefined }>(undefined);

  const note = (step: FlowStep, outcome: StepProgress['outcome']) =>
    setProgress((known) => new Map(known).set(step.id, { before: textOf(step.state), outcome }));

  const runAll = async ({ values: chosen, reason }: WriteInput<readonly FlowStep[]>): Promise<void> => {
    // Another reason needs another event to record it.
    if (opened.current === undefined || opened.current.reason !== reason) {
      const names = chosen.map(({ id }) => id);
      opened.current = { id: await openFlow(user.id, { flow, otherUserId: other?.id, steps: names }, reason), reason };
    }
    const { id } = opened.current;
    const write: StepWrite = (mutation, values) => runMutation(client, mutation, { values, reason, flow: id });
    for (const step of chosen) {
      note(step, 'running');
      try {
        await step.run(write);
        note(step, 'done');
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        note(step, error);
        // Each further step would be refused as well.
        if (isSignedOut(error)) throw error;
      }
    }
  };

  const action = flowPermission(flow);
  const write = useWrite({ action, user, needsReason: true, mutation: { mutationFn: runAll } });

  const isPermitted = ({ permissions, isOnOther }: FlowStep) =>
    permissions.every(isOnOther === true ? mayOnOther : may);
  const outcomeOf = ({ id }: FlowStep) => progress.get(id)?.outcome;
  /** Whether the operator can choose the step. */
  const isOpen = (step: FlowStep) =>
    isPermitted(step) && outcomeOf(step) !== 'done' && isKnown(step.state) && !step.state.isDone;
  const isChosen = (step: FlowStep) => isOpen(step) && (choices.get(step.id) ?? step.isChosen ?? true);
  const chosen = steps.filter(isChosen);
  // A step that is chosen by default must not be left out only because its state is still being read.
  const isWaiting = steps.some((step) => step.state === 'waiting' && isPermitted(step));

  const isReady = write.isReady && !isWaiting && chosen.length > 0 && chosen.every((step) => step.isReady ?? true);

  const start = async (onSettled: () => void): Promise<void> => {
    setChanges([]);
    const isRead = await reading.read([userQueries.one(user.id), ...steps.flatMap(({ reads = [] }) => reads)]);
    if (isRead) latest.current?.(onSettled);
    else onSettled();
  };
  /** Goes on with the steps as they are now that the states were read. */
  const goOn = (onSettled: () => void) => {
    const changed = changedSteps(seen.states(), steps);
    setChanges(changed);
    seen.renew(steps);
    if (changed.length > 0 || !isReady) {
      onSettled();
      return;
    }
    write.run(chosen, {
      onSettled: () => {
        onSettled();
        void resultsRendered().then(seen.forget);
      },
    });
  };
  const latest = useRef<typeof goOn>(undefined);
  useLayoutEffect(() => {
    latest.current = goOn;
    // Nothing is sent once the page was left.
    return () => {
      latest.current = undefined;
    };
  });

  return {
    write,
    progress,
    /** What changed since the operator saw it; the steps were not run. */
    changes,
    /** Why the states could not be read again; the steps were not run. */
    readError: reading.error,
    isBusy: reading.isReading || write.isPending,
    chosen,
    isPermitted,
    isOpen,
    isChosen,
    choose: (step: FlowStep, isIncluded: boolean) => setChoices((known) => new Map(known).set(step.id, isIncluded)),
    /** Why no step can be run. */
    problem: isWaiting
      ? ('waiting' as const)
      : chosen.length > 0
        ? undefined
        : steps.some(isOpen)
          ? ('noneChosen' as const)
          : ('noneLeft' as const),
    /** Whether the chosen steps can be run. */
    isReady,
    /** `onSettled` is also called when the steps are not run. */
    run: (onSettled: () => void) => void start(onSettled),
  };
}

/** Remembers the state of each step as the operator first saw it. */
function useSeenStates(steps: readonly FlowStep[]) {
  const [round, setRound] = useState(0);
  const seen = useRef({ round, states: new Map<string, KnownState>() });
  const add = (all: readonly FlowStep[]) => {
    for (const { id, state } of all)
      if (isKnown(state) && !seen.current.states.has(id)) seen.current.states.set(id, state);
  };
  useEffect(() => {
    // The effect of an earlier render, which has earlier states, may run late: it has an earlier round.
    if (round > seen.current.round) seen.current = { round, states: new Map() };
    if (round === seen.current.round) add(steps);
  });
  return {
    states: (): ReadonlyMap<string, KnownState> => seen.current.states,
    /** Takes the states of the next render as those that the operator saw. */
    forget: () => setRound((number) => number + 1),
    renew: (all: readonly FlowStep[]) => {
      seen.current.states.clear();
      add(all);
    },
  };
}

/** Fetches queries again. */
function useReadAgain() {
  const client = useQueryClient();
  const isRunning = useRef(false);
  const [state, setState] = useState<'idle' | 'reading' | Error>('idle');
  /** Returns whether all could be read, once their results are rendered. */
  const read = async (keys: readonly QueryKey[]): Promise<boolean> => {
    // A second click may come before the button is rendered as busy.
    if (isRunning.current) return false;
    isRunning.current = true;
    setState('reading');
    const filters = { type: 'active', predicate: isOneOf(keys) } as const;
    await client.refetchQueries(filters);
    await resultsRendered();
    const failed = client
      .getQueryCache()
      .findAll(filters)
      // What could not be read before is not part of a state that was seen.
      .find(({ state: { error, data } }) => error !== null && data !== undefined);
    isRunning.current = false;
    setState(failed?.state.error ?? 'idle');
    return failed === undefined;
  };
  return { read, isReading: state === 'reading', error: state instanceof Error ? state : undefined };
}

/** Resolves when the components that use queries have rendered their results: they are told in a later task. */
const resultsRendered = () => new Promise<void>((resolve) => notifyManager.schedule(resolve));

const isOneOf = (keys: readonly QueryKey[]) => (query: Query) =>
  keys.some((queryKey) => matchQuery({ queryKey }, query));

export const isKnown = (state: StepState): state is KnownState => state !== 'waiting' && 'text' in state;

const textOf = (state: StepState): string | undefined => (isKnown(state) ? state.text : undefined);

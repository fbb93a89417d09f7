import { useQueryClient, type UseMutationOptions, type UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';

import type { WriteInput } from '#console/api/api-request.ts';
import { openFlow } from '#console/api/guided-flows.ts';
import { runMutation } from '#console/api/run-mutation.ts';
import { isSignedOut } from '#console/api/session.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { flowPermission, type GuidedFlow } from '#contract/guided-flows.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/** What a step would change, as a sentence or short phrase. `isDone`: there is nothing to do. */
export type KnownState = { text: string; isDone: boolean };

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
  /** Whether the step is chosen until the operator changes it. Chosen by default. */
  isChosen?: boolean;
  /** Whether the options are complete. */
  isReady?: boolean;
  /** Inputs, shown while the step is chosen. */
  options?: ReactNode;
  /** Carries the step out. Its mutations refetch what they change, so that the state is the one afterwards. */
  run: (write: StepWrite) => Promise<unknown>;
};

/** The state before the step ran, and how it ended. */
export type StepProgress = { before: string | undefined; outcome: 'running' | 'done' | Error };

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** Describes the state of a step by what a query read. */
export function stateOf<Data>(query: UseQueryResult<Data>, describe: (data: Data) => KnownState): StepState {
  if (query.data !== undefined) return describe(query.data);
  return query.error === null ? 'waiting' : { error: query.error, retry: query.refetch };
}

/**
 * Runs the chosen steps of a guided flow one after another, with one reason. A failed step does not stop the others, and
 * can be run again. The audit log groups the events of all steps under the one that opens the flow.
 */
export function useGuidedFlow(user: User, flow: GuidedFlow, steps: readonly FlowStep[], other?: User) {
  const client = useQueryClient();
  const { may } = useAllowed(user.id);
  const { may: mayOnOther } = useAllowed(other?.id);
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(nothing);
  const [progress, setProgress] = useState<ReadonlyMap<string, StepProgress>>(nothing);
  const opened = useRef<{ id: string; reason: string | undefined }>(undefined);

  const note = (step: FlowStep, outcome: StepProgress['outcome']) =>
    setProgress((known) => {
      const before = known.get(step.id)?.before ?? textOf(step.state);
      return new Map(known).set(step.id, { before, outcome });
    });

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

  return {
    write,
    progress,
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
    isReady: write.isReady && !isWaiting && chosen.length > 0 && chosen.every((step) => step.isReady ?? true),
    run: (onSettled: () => void) => write.run(chosen, { onSettled }),
  };
}

export const isKnown = (state: StepState): state is KnownState => state !== 'waiting' && 'text' in state;

const textOf = (state: StepState): string | undefined => (isKnown(state) ? state.text : undefined);

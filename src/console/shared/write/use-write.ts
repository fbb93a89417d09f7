// oxlint-disable-next-line no-restricted-imports -- The one place that may: everything else that writes comes through here.
import { type MutateOptions, useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useSingleRun } from '#console/lib/use-single-run.ts';

/**
 * A mutation that cannot be sent twice by accident: while it runs, and until its outcome is drawn, `mutate` does nothing.
 * Forms, dialogs and buttons that write use it in the place of `useMutation`.
 */
export function useWrite<Data, Variables, Context>(options: UseMutationOptions<Data, Error, Variables, Context>) {
  const mutation = useMutation(options);
  const { begin, finish, fail, isFinishing } = useSingleRun();

  const mutate = (variables: Variables, callbacks: MutateOptions<Data, Error, Variables, Context> = {}): void => {
    if (!begin()) return;
    mutation.mutate(variables, {
      ...callbacks,
      onSettled: (...outcome) => {
        const [, error] = outcome;
        if (error === null) finish();
        else fail();
        callbacks.onSettled?.(...outcome);
      },
    });
  };

  const { reset: forget } = mutation;
  /** Forgets the outcome. Of a write under way nothing is heard any more. */
  const reset = useCallback(() => {
    forget();
    finish();
  }, [forget, finish]);

  const { data, error, isSuccess, variables } = mutation;
  return { data, error, isSuccess, variables, isPending: mutation.isPending || isFinishing, mutate, reset };
}

export type Write<Data, Variables> = ReturnType<typeof useWrite<Data, Variables, unknown>>;

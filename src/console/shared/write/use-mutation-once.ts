// oxlint-disable-next-line no-restricted-imports -- The only place that may call useMutation directly.
import { type MutateOptions, useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useCallback } from 'react';

import { useSingleRun } from '#console/lib/use-single-run.ts';

/**
 * A mutation that cannot be sent twice by accident: `mutate` does nothing while it runs and until its outcome is
 * rendered. Writes use it through `useWrite`.
 */
export function useMutationOnce<Data, Variables, Context>(
  options: UseMutationOptions<Data, Error, Variables, Context>,
) {
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
  /** Clears the outcome. The callbacks of a pending write are not called. */
  const reset = useCallback(() => {
    forget();
    finish();
  }, [forget, finish]);

  const { data, error, isSuccess, variables } = mutation;
  return { data, error, isSuccess, variables, isPending: mutation.isPending || isFinishing, mutate, reset };
}

import type { QueryClient, UseMutationOptions } from '@tanstack/react-query';

import type { WriteInput } from './api-request.ts';

/** Runs a mutation outside a component, with its callbacks and refetches. */
export const runMutation = <Data, Values, Context>(
  client: QueryClient,
  mutation: UseMutationOptions<Data, Error, WriteInput<Values>, Context>,
  input: WriteInput<Values>,
): Promise<Data> => client.getMutationCache().build(client, mutation).execute(input);

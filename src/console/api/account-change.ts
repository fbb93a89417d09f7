import { mutationOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { gatewayErrorCodes } from '#contract/errors.ts';
import { user, type User, type UserPatch } from '#contract/users.ts';
import { conflict } from '#contract/writes.ts';

import { ApiError } from './api-error.ts';
import { ConflictError } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { conflictsIn, type FieldChange, patchFor } from './field-changes.ts';
import { fetchJson } from './http.ts';
import { settle } from './settle.ts';
import { userRequests } from './user-requests.ts';
import { cacheUser, userQueries } from './users.ts';

/** Changes of fields, and the account as the console knows it. */
export type AccountChange = { known: User; changes: readonly FieldChange[] };

/** How often a change is merged into an account that others keep changing. */
const maxAttempts = 3;

const someMembers = z.partial(user);

/**
 * Writes fields of an account unless one of them was changed meanwhile. The gateway compares the members that are
 * written with those that the console knows. If it reports others, but in other fields of the profile or other keys of
 * the custom data, the changes are merged into those and sent again.
 *
 * @throws {ConflictError} if a field no longer has the value it had when editing began
 */
export async function writeAccount({ values: { known, changes }, ...cause }: WriteInput<AccountChange>): Promise<User> {
  let account = known;
  // As the API sent them: the contract drops members that it does not know.
  let stored: Readonly<Record<string, unknown>> = {};
  for (let attempt = 1; ; attempt += 1) {
    const conflicts = conflictsIn(changes, account);
    if (conflicts.length > 0) throw new ConflictError(conflicts, changes, account);
    const patch = patchFor(changes, account);
    if (patch === undefined) return account;
    const request = {
      ...userRequests.update(known.id, patch),
      expected: expectedBy(patch, { ...account, ...stored }),
      ...cause,
    };
    try {
      return await settle(
        () => fetchJson(request, user),
        async () => {
          const answer = await fetchJson(userRequests.read(known.id), user);
          return patchFor(changes, answer) === undefined ? { answer } : 'unchanged';
        },
      );
    } catch (error) {
      const differing = attempt < maxAttempts ? storedIn(error) : undefined;
      const { data } = z.safeParse(someMembers, differing);
      if (differing === undefined || data === undefined) throw error;
      stored = { ...stored, ...differing };
      account = { ...account, ...data };
    }
  }
}

const expectedBy = (patch: UserPatch, account: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(patch).map((name) => [name, account[name] ?? null]));

/** Returns the stored values in the gateway's refusal of a conflict; undefined for other errors. */
const storedIn = (error: unknown): Readonly<Record<string, unknown>> | undefined =>
  error instanceof ApiError && error.code === gatewayErrorCodes.conflict
    ? z.safeParse(conflict, error.body.data).data?.stored
    : undefined;

/** Returns the patch that applies the changes to the account as it is known; none if they are already stored. */
export function changeRequests({ known, changes }: AccountChange): ApiRequest[] {
  const patch = patchFor(changes, known);
  return patch === undefined ? [] : [userRequests.update(known.id, patch)];
}

/** Writes fields of an account unless one of them was changed meanwhile; see {@link ConflictError}. */
export const accountMutation = () =>
  mutationOptions({
    mutationFn: writeAccount,
    onSuccess: (changed, _input, _result, { client }) => cacheUser(client, changed),
    meta: { invalidates: userQueries.rows() },
  });

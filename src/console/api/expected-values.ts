import * as z from 'zod/mini';

import { gatewayErrorCodes } from '#contract/errors.ts';
import { conflict } from '#contract/writes.ts';

import { ApiError } from './api-error.ts';

/** Returns the values that a patch replaces, as the operator has seen them. */
export const expectedBy = (patch: object, seen: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(patch).map((name) => [name, seen[name] ?? null]));

/** Returns the stored values in the gateway's refusal of a conflict; undefined for other errors. */
export const storedIn = (error: unknown): Readonly<Record<string, unknown>> | undefined =>
  error instanceof ApiError && error.code === gatewayErrorCodes.conflict
    ? z.safeParse(conflict, error.body.data).data?.stored
    : undefined;

import { errorCodes, inputIssues } from '#contract/errors.ts';

import { ApiError } from './api-error.ts';

/** Why a field was rejected; a key of `errors.field` in the catalog. */
export type FieldProblem =
  | 'usernameInUse'
  | 'emailInUse'
  | 'phoneInUse'
  | 'phoneUnknown'
  | 'roleNameInUse'
  | 'tokenNameInUse'
  | 'invalid';

const problemOfCode = new Map<string, { field: string; problem: FieldProblem }>([
  [errorCodes.usernameInUse, { field: 'username', problem: 'usernameInUse' }],
  [errorCodes.emailInUse, { field: 'primaryEmail', problem: 'emailInUse' }],
  [errorCodes.phoneInUse, { field: 'primaryPhone', problem: 'phoneInUse' }],
  [errorCodes.invalidPhone, { field: 'primaryPhone', problem: 'phoneUnknown' }],
  [errorCodes.roleNameInUse, { field: 'name', problem: 'roleNameInUse' }],
  [errorCodes.tokenNameInUse, { field: 'name', problem: 'tokenNameInUse' }],
]);

/**
 * Returns the fields that a rejected write names, by their API names; members of `profile` and `address` without
 * prefix.
 */
export function fieldErrors(error: Error): { field: string; problem: FieldProblem }[] {
  if (!(error instanceof ApiError)) return [];
  const known = problemOfCode.get(error.code ?? '');
  if (known !== undefined) return [known];
  if (error.code !== errorCodes.invalidInput) return [];
  const { data } = inputIssues.safeParse(error.body.data);
  return (data?.issues ?? []).flatMap(({ path }) => {
    const field = path.at(-1);
    return typeof field === 'string' ? [{ field, problem: 'invalid' as const }] : [];
  });
}

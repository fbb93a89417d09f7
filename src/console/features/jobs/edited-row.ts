import { readJsonObject } from '#console/lib/json-problems.ts';
import { type ImportRow, lostPasswords } from '#contract/imports.ts';

/** The fields of a row of an import, as they are typed. */
export type RowDraft = Record<
  | 'username'
  | 'primaryEmail'
  | 'primaryPhone'
  | 'name'
  | 'avatar'
  | 'sourceId'
  | 'roles'
  | 'organizations'
  | 'customData',
  string
> & { isSuspended: boolean };

const noObject = '{}';

export const draftOf = ({
  user,
  sourceId = '',
  roles = [],
  organizations = [],
  isSuspended = false,
}: ImportRow): RowDraft => ({
  username: user.username ?? '',
  primaryEmail: user.primaryEmail ?? '',
  primaryPhone: user.primaryPhone ?? '',
  name: user.name ?? '',
  avatar: user.avatar ?? '',
  sourceId,
  roles: roles.join('\n'),
  organizations: organizations.join('\n'),
  customData: user.customData === undefined ? noObject : JSON.stringify(user.customData, undefined, 2),
  isSuspended,
});

/** Digits of a phone number that was typed with its country code; undefined if there is other text in it. */
const phoneDigits = (text: string): string | undefined =>
  /^\+?[\d\s().-]*$/.test(text.trim()) ? text.replace(/\D/g, '') : undefined;

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What is wrong with a draft, by its fields. The server checks all values. */
export const problemIn = (draft: RowDraft): 'primaryPhone' | 'customData' | undefined => {
  if (phoneDigits(draft.primaryPhone) === undefined) return 'primaryPhone';
  return readJsonObject(draft.customData).value === undefined ? 'customData' : undefined;
};

/** The row with the values of a draft. What the dialog does not show stays, and problems of its values are settled. */
export function editedRow(row: ImportRow, draft: RowDraft): ImportRow {
  const { user, sourceId: _sourceId, roles: _roles, organizations: _organizations, problems = [], ...rest } = row;
  const typed = { ...draft, primaryPhone: phoneDigits(draft.primaryPhone) ?? draft.primaryPhone };
  const fields = (['username', 'primaryEmail', 'primaryPhone', 'name', 'avatar'] as const).flatMap((name) =>
    typed[name].trim() === '' ? [] : [[name, typed[name].trim()] as const],
  );
  const customData = readJsonObject(draft.customData).value ?? {};
  const lists = { roles: linesOf(draft.roles), organizations: linesOf(draft.organizations) };
  const sourceId = draft.sourceId.trim();
  // The password can't be edited.
  const left = problems.filter(({ problem }) => lostPasswords.includes(problem));
  return {
    ...rest,
    user: {
      ...Object.fromEntries(fields),
      ...(user.profile !== undefined && { profile: user.profile }),
      ...(Object.keys(customData).length > 0 && { customData }),
    },
    ...(sourceId !== '' && { sourceId }),
    ...(lists.roles.length > 0 && { roles: lists.roles }),
    ...(lists.organizations.length > 0 && { organizations: lists.organizations }),
    ...((row.isSuspended !== undefined || draft.isSuspended) && { isSuspended: draft.isSuspended }),
    ...(left.length > 0 && { problems: left }),
  };
}

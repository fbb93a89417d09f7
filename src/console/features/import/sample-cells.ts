import type { ImportRow } from '#contract/imports.ts';

/** Longest text of a cell, in characters, and of a picture that is in its address. */
const maxLength = 200;
const maxPicture = 40;

/** The values of a user of a file, by column, as texts. Passwords and truth values are not among them. */
export function sampleCells({
  user,
  sourceId,
  identities,
  roles,
  organizations,
}: ImportRow): ReadonlyMap<string, string> {
  const { profile, customData, ...fields } = user;
  const { address, ...members } = profile ?? {};
  const objects = {
    profile: profile && { ...members, ...(typeof address === 'object' && address !== null ? address : {}) },
    customData,
  };
  const cells = new Map<string, string>();
  const add = (column: string, text: string | undefined) => {
    if (text !== undefined && text !== '') {
      const most = text.startsWith('data:') ? maxPicture : maxLength;
      cells.set(column, text.length > most ? `${text.slice(0, most)}…` : text);
    }
  };
  for (const name of ['username', 'primaryEmail', 'primaryPhone', 'name', 'avatar'] as const) add(name, fields[name]);
  for (const name of ['profile', 'customData'] as const) {
    const entries = Object.entries(objects[name] ?? {});
    add(name, entries.map(([key, value]) => `${key}: ${textOf(value)}`).join(', '));
  }
  add('sourceId', sourceId);
  add('identities', identities?.map(({ target, userId }) => `${target}: ${userId}`).join(', '));
  add('roles', roles?.join(', '));
  add('organizations', organizations?.join(', '));
  return cells;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const order = [
  'username',
  'primaryEmail',
  'primaryPhone',
  'name',
  'avatar',
  'profile',
  'customData',
  'sourceId',
  'password',
  'isSuspended',
  'identities',
  'roles',
  'organizations',
];

/** Returns the columns that some rows have a value for, in a fixed order. */
export function sampleColumns(rows: readonly ImportRow[]): string[] {
  const used = new Set(rows.flatMap((row) => [...sampleCells(row).keys()]));
  if (rows.some(({ password }) => password !== undefined)) used.add('password');
  if (rows.some(({ isSuspended }) => isSuspended !== undefined)) used.add('isSuspended');
  return order.filter((column) => used.has(column));
}

import { sameJson } from '#console/lib/same-json.ts';
import type { Permission } from '#contract/operators.ts';
import type {
  accountMembers,
  Address,
  addressMembers,
  CustomData,
  Profile,
  profileMembers,
  User,
  UserPatch,
} from '#contract/users.ts';

type AccountField = (typeof accountMembers)[number];
type ProfileField = (typeof profileMembers)[number];
type AddressField = (typeof addressMembers)[number];

/**
 * A change of one field: its value when editing began and its new value. Strings are `''` where the API has `null` or
 * no member; a missing key of the custom data is `undefined`.
 */
export type FieldChange =
  | { part: 'account'; name: AccountField; from: string; to: string }
  | { part: 'profile'; name: ProfileField; from: string; to: string }
  | { part: 'address'; name: AddressField; from: string; to: string }
  | { part: 'customData'; name: string; from: unknown; to: unknown };

const identifiers: readonly string[] = ['username', 'primaryEmail', 'primaryPhone'] satisfies AccountField[];

/** Returns the permission that these changes need. Identifiers need their own, as they decide who can sign in. */
export function actionOf(changes: readonly FieldChange[]): Permission {
  if (changes.some(({ part, name }) => part === 'account' && identifiers.includes(name))) {
    return 'users:write-identifiers';
  }
  return changes.some(({ part }) => part === 'customData') ? 'users:write-custom-data' : 'users:write-profile';
}

/** Returns the permission that a field of the profile form needs. */
export const actionOfField = (name: string): Permission =>
  identifiers.includes(name) ? 'users:write-identifiers' : 'users:write-profile';

/** A change of a field that was also changed by someone else; `theirs` is the stored value. */
export type FieldConflict = { change: FieldChange; theirs: unknown };

/** Unique key of a field within an account. */
export const fieldKey = ({ part, name }: FieldChange): string => `${part}.${name}`;

/** Returns the differences between two versions of the custom data by top-level key, ignoring key order (JSONB). */
export function customDataChanges(from: CustomData, to: CustomData): FieldChange[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names]
    .filter((name) => !sameJson(own(from, name), own(to, name)))
    .map((name) => ({ part: 'customData', name, from: own(from, name), to: own(to, name) }));
}

/** Returns the changes whose stored value is neither the value when editing began nor the new value. */
export function conflictsIn(changes: readonly FieldChange[], stored: User): FieldConflict[] {
  return changes
    .map((change) => ({ change, theirs: storedValue(change, stored) }))
    .filter(({ change, theirs }) => !sameJson(theirs, change.from) && !sameJson(theirs, change.to));
}

/** Returns the changes after each conflict is resolved. A further change by someone else raises a new conflict. */
export function settledChanges(
  changes: readonly FieldChange[],
  conflicts: readonly FieldConflict[],
  isMine: (conflict: FieldConflict) => boolean,
): FieldChange[] {
  return changes.flatMap((change) => {
    const conflict = conflicts.find((candidate) => fieldKey(candidate.change) === fieldKey(change));
    if (conflict === undefined) return [change];
    return isMine(conflict) ? [startingFrom(change, conflict.theirs)] : [];
  });
}

/** Returns the changes whose stored value differs from the value sent. */
export const notStored = (changes: readonly FieldChange[], saved: User): FieldChange[] =>
  changes.filter((change) => {
    const stored = storedValue(change, saved);
    return !sameJson(stored, change.to) && !(isPhone(change) && stored !== '' && change.to !== '');
  });

/** Logto normalizes phone numbers: it drops a zero after the country code. */
const isPhone = ({ part, name }: FieldChange): boolean => part === 'account' && name === 'primaryPhone';

/** Returns the changes that undo `changes`. `saved` is the response, as the server may have normalized values. */
export const reversed = (changes: readonly FieldChange[], saved: User): FieldChange[] =>
  changes.map((change) => ({ ...startingFrom(change, storedValue(change, saved)), to: change.from }) as FieldChange);

/**
 * Returns the patch that applies `changes`, or undefined if they are already stored. Profile and custom data are sent
 * complete, merged into `stored`, because the API's merging routes cannot remove a member (logto-behavior.md#5.3).
 */
export function patchFor(changes: readonly FieldChange[], stored: User): UserPatch | undefined {
  const open = changes.filter((change) => !sameJson(storedValue(change, stored), change.to));
  if (open.length === 0) return undefined;
  const account = membersOf(open, 'account').map(([name, value]) => [name, value === '' ? null : value]);
  const profile = membersOf(open, 'profile');
  const address = membersOf(open, 'address');
  const customData = membersOf(open, 'customData');
  return {
    ...Object.fromEntries(account),
    ...(profile.length + address.length > 0 && {
      profile: mergedProfile(stored.profile, Object.fromEntries(profile), Object.fromEntries(address)),
    }),
    ...(customData.length > 0 && {
      customData: merged(stored.customData, Object.fromEntries(customData), (value) => value === undefined),
    }),
  };
}

/** Omits empty members, so that they are not stored as empty strings. */
function mergedProfile(stored: Profile, profile: Profile, address: Address): Profile {
  const mergedAddress = merged(stored.address ?? {}, address, isEmptyText);
  return merged(
    stored,
    { ...profile, address: Object.keys(mergedAddress).length === 0 ? undefined : mergedAddress },
    isEmptyText,
  );
}

const isEmptyText = (value: unknown): boolean => value === undefined || value === '';

const merged = <T extends object>(stored: T, changes: object, isEmpty: (value: unknown) => boolean): T =>
  Object.fromEntries(Object.entries({ ...stored, ...changes }).filter(([, value]) => !isEmpty(value))) as T;

const membersOf = (changes: readonly FieldChange[], part: FieldChange['part']): [name: string, value: unknown][] =>
  changes.filter((change) => change.part === part).map(({ name, to }) => [name, to]);

const startingFrom = (change: FieldChange, from: unknown): FieldChange => ({ ...change, from }) as FieldChange;

function storedValue({ part, name }: FieldChange, { profile, customData, ...account }: User): unknown {
  switch (part) {
    case 'account':
      return account[name] ?? '';
    case 'profile':
      return profile[name] ?? '';
    case 'address':
      return profile.address?.[name] ?? '';
    case 'customData':
      return own(customData, name);
  }
}

/** Reads own members only: a key may be named `constructor`. */
const own = (object: CustomData, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

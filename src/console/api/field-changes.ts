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
 * One field of an account that is to be written: what it held when its editing began, and what it is to hold. Texts are
 * `''` where the API has `null` or nothing; a key of the custom data that is not there is `undefined`.
 */
export type FieldChange =
  | { part: 'account'; name: AccountField; from: string; to: string }
  | { part: 'profile'; name: ProfileField; from: string; to: string }
  | { part: 'address'; name: AddressField; from: string; to: string }
  | { part: 'customData'; name: string; from: unknown; to: unknown };

const identifiers: readonly string[] = ['username', 'primaryEmail', 'primaryPhone'] satisfies AccountField[];

/** What writing these changes is, in the word of the permissions: identifiers decide whose account it is. */
export function actionOf(changes: readonly FieldChange[]): Permission {
  if (changes.some(({ part, name }) => part === 'account' && identifiers.includes(name))) {
    return 'users:write-identifiers';
  }
  return changes.some(({ part }) => part === 'customData') ? 'users:write-custom-data' : 'users:write-profile';
}

/** What writing a field of the profile's form takes. */
export const actionOfField = (name: string): Permission =>
  identifiers.includes(name) ? 'users:write-identifiers' : 'users:write-profile';

/** A change of a field that somebody else changed too. */
export type FieldConflict = { change: FieldChange; theirs: unknown };

/** Somebody else changed what was to be written. Nothing was written. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
  readonly conflicts: readonly FieldConflict[];
  /** The account as it is now. */
  readonly stored: User;

  constructor(conflicts: readonly FieldConflict[], stored: User) {
    super('Somebody changed this account meanwhile.');
    this.conflicts = conflicts;
    this.stored = stored;
  }
}

/** Names a field of an account beyond doubt. */
export const fieldKey = ({ part, name }: FieldChange): string => `${part}.${name}`;

/** What differs between two forms of the custom data, by top-level key: the database keeps no order of keys. */
export function customDataChanges(from: CustomData, to: CustomData): FieldChange[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names]
    .filter((name) => !sameJson(own(from, name), own(to, name)))
    .map((name) => ({ part: 'customData', name, from: own(from, name), to: own(to, name) }));
}

/** The changes whose field holds, in `stored`, neither what it held when editing began nor what it is to hold. */
export function conflictsIn(changes: readonly FieldChange[], stored: User): FieldConflict[] {
  return changes
    .map((change) => ({ change, theirs: storedValue(change, stored) }))
    .filter(({ change, theirs }) => !sameJson(theirs, change.from) && !sameJson(theirs, change.to));
}

/** The changes once it was decided, for each conflict, whose value stays. A third hand is noticed again. */
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

/** Those of `changes` that the server answered with another value than was sent. */
export const notStored = (changes: readonly FieldChange[], saved: User): FieldChange[] =>
  changes.filter((change) => {
    const stored = storedValue(change, saved);
    return !sameJson(stored, change.to) && !(isPhone(change) && stored !== '' && change.to !== '');
  });

/** Logto stores telephone numbers in a form of its own: a zero after the country code is left out. */
const isPhone = ({ part, name }: FieldChange): boolean => part === 'account' && name === 'primaryPhone';

/** What takes `changes` back, after they were answered with `saved`: a server may store a value in a form of its own. */
export const reversed = (changes: readonly FieldChange[], saved: User): FieldChange[] =>
  changes.map((change) => ({ ...startingFrom(change, storedValue(change, saved)), to: change.from }) as FieldChange);

/**
 * The patch that makes `changes`, or nothing when they are made already. A profile and custom data are written whole, merged
 * into what is `stored`: the API's merging routes cannot remove a member (spec 5.3).
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

/** Members that are empty afterwards are left out, so that they do not stay behind as empty strings. */
function mergedProfile(stored: Profile, profile: Profile, address: Address): Profile {
  const whole = merged(stored.address ?? {}, address, isEmptyText);
  return merged(stored, { ...profile, address: Object.keys(whole).length === 0 ? undefined : whole }, isEmptyText);
}

const isEmptyText = (value: unknown): boolean => value === undefined || value === '';

const merged = <T extends object>(stored: T, changes: object, isNothing: (value: unknown) => boolean): T =>
  Object.fromEntries(Object.entries({ ...stored, ...changes }).filter(([, value]) => !isNothing(value))) as T;

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

/** A key may be called `constructor`. */
const own = (object: CustomData, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

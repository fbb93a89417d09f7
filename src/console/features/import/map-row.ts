import { cleanLines } from '#console/lib/clean-lines.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import type { PhoneReader } from '#console/lib/phones.ts';
import { isObject } from '#console/lib/read-json-records.ts';
import { fullName } from '#contract/full-name.ts';
import type { ImportRow } from '#contract/imports.ts';
import { isDeeper } from '#contract/json.ts';
import { emailPattern } from '#contract/users.ts';

import { CellReader, isEmpty, parseJson } from './cell-reader.ts';
import { isShortened, readBoolean, readDate, readSuspended, readTime } from './cell-values.ts';
import type { FirebaseHash } from './digests/digest.ts';
import { looksLikeDigest } from './digests/looks-like-digest.ts';
import type { ImportMapping, MappingTarget, userTargets } from './mapping.ts';
import { type DigestParts, passwordDigest } from './password-digest.ts';
import { readIdentities } from './read-identities.ts';
import type { ReadValue } from './read-import-file.ts';
import { readAvatar, readIdentifier, readName, readPhoneNumber } from './user-fields.ts';

/** What an operator chose for all rows. */
export type MapOptions = {
  /** ISO 3166 code of the country of phone numbers without a country code; empty for none. */
  country: string;
  /** Language of the interface, for the order of given and family name where the file has no full name. */
  language: string;
  /** Plain passwords leave the browser only with this. */
  allowsPlainPasswords: boolean;
  /** Parameters of the Firebase project; without them its digests are left out. */
  firebase?: FirebaseHash | undefined;
};

/** Most values of lists in a row. */
const most = { names: 100, identities: 50 };

/** Maps a record to a user. `record` is undefined if it is broken. */
export type RowMapper = (record: ReadValue | undefined, number: number) => ImportRow;

/**
 * Prepares the mapping of many records. Values that can't be used are named in `problems` and stay as they are, so that they
 * can be shown and corrected; the server checks all values again.
 *
 * @param readPhone see {@link PhoneBook}
 */
export function rowMapper(mapping: ImportMapping, options: MapOptions, readPhone: PhoneReader): RowMapper {
  const columns = mapping.columns.filter(({ target }) => target !== 'ignore');
  return (record, number) => {
    if (record === undefined) return { number, user: {}, problems: [{ column: '', problem: 'broken-record' }] };
    const row = new RowInProgress(mapping, options, readPhone);
    for (const { column, target } of columns) row.add(column, target, record(column));
    return row.finish(number);
  };
}

type User = ImportRow['user'];

class RowInProgress {
  readonly #source: ImportMapping['source'];
  readonly #options: MapOptions;
  readonly #readPhone: PhoneReader;
  readonly #cells = new CellReader();
  readonly #user: Omit<User, 'profile' | 'customData'> = {};
  // Maps, because names such as `__proto__` are names like others.
  readonly #profile = new Map<string, unknown>();
  readonly #address = new Map<string, unknown>();
  readonly #customData = new Map<string, unknown>();
  readonly #digest: DigestParts & { column: string } = { value: undefined, algorithm: '', salt: '', column: '' };
  readonly #verified = new Map<'primaryEmail' | 'primaryPhone', boolean>();
  readonly #unverifiedAddresses = new Set<string>();
  readonly #row: Pick<ImportRow, 'sourceId' | 'password' | 'isSuspended'> = {};
  readonly #roles = new Set<string>();
  readonly #organizations = new Set<string>();
  readonly #identities: NonNullable<ImportRow['identities']> = [];

  constructor(mapping: ImportMapping, options: MapOptions, readPhone: PhoneReader) {
    this.#source = mapping.source;
    this.#options = options;
    this.#readPhone = readPhone;
  }

  /** Takes the value of a column. The first value counts where several columns have the same meaning. */
  add(column: string, target: MappingTarget, value: unknown): void {
    switch (target) {
      case 'ignore':
        return;
      case 'username':
      case 'primaryEmail':
      case 'primaryPhone':
      case 'name':
      case 'avatar':
        return this.#addMember(target, column, value);
      case 'sourceId':
        this.#row.sourceId ??= this.#cells.text(column, value)?.trim();
        return;
      case 'passwordPlain':
        return this.#addPlainPassword(column, value);
      case 'passwordDigest':
        if (isEmpty(this.#digest.value)) Object.assign(this.#digest, { value, column });
        return;
      case 'passwordAlgorithm':
        this.#digest.algorithm = this.#cells.text(column, value)?.trim() ?? '';
        return;
      case 'passwordSalt':
        this.#digest.salt = this.#cells.text(column, value)?.trim() ?? '';
        return;
      case 'isSuspended':
      case 'isActive':
        return this.#addSuspension(column, value, target === 'isActive' ? 'active' : 'suspended');
      case 'suspendedUntil':
        return this.#addSuspensionEnd(column, value);
      case 'emailVerified':
        return this.#addVerified(column, 'primaryEmail', value);
      case 'phoneVerified':
        return this.#addVerified(column, 'primaryPhone', value);
      case 'unverifiedAddresses':
        for (const address of this.#cells.list(column, value)) this.#unverifiedAddresses.add(comparable(address));
        return;
      case 'roles':
        for (const role of this.#cells.list(column, value)) if (!this.#isBuiltIn(role)) this.#roles.add(role);
        return;
      case 'organizations':
        // Several may have the same name.
        for (const organization of this.#cells.list(column, value, 'id')) this.#organizations.add(organization);
        return;
      case 'identities':
        return this.#addIdentities(column, value);
      case 'profile':
      case 'customData': {
        const members = target === 'profile' ? this.#profile : this.#customData;
        for (const [name, member] of Object.entries(this.#cells.object(column, value))) {
          if (!members.has(name)) members.set(name, member);
        }
        return;
      }
      default:
        return this.#addNamed(column, target, value);
    }
  }

  finish(number: number): ImportRow {
    this.#addDigest();
    this.#completeUser();
    const { primaryEmail, primaryPhone } = this.#user;
    if (primaryEmail !== undefined && this.#isUnverified(primaryEmail)) this.#verified.set('primaryEmail', false);
    if (primaryPhone !== undefined && this.#isUnverified(primaryPhone)) this.#verified.set('primaryPhone', false);
    const unverified = [...this.#verified]
      .filter(([name, isVerified]) => !isVerified && this.#user[name] !== undefined)
      .map(([name]) => name);
    const { sourceId, ...rest } = this.#row;
    return {
      number,
      user: this.#user,
      ...(sourceId !== undefined && sourceId !== '' && { sourceId }),
      ...rest,
      ...(this.#identities.length > 0 && { identities: this.#atMost(this.#identities, most.identities) }),
      ...(this.#roles.size > 0 && { roles: this.#atMost([...this.#roles], most.names) }),
      ...(this.#organizations.size > 0 && { organizations: this.#atMost([...this.#organizations], most.names) }),
      ...(unverified.length > 0 && { unverified }),
      ...(this.#cells.problems.length > 0 && { problems: this.#cells.problems }),
    };
  }

  /** Keycloak's own roles have no meaning elsewhere: the page says that they are left out. */
  #isBuiltIn(role: string): boolean {
    return this.#source === 'keycloak' && /^(?:default-roles-.+|offline_access|uma_authorization)$/.test(role);
  }

  #isUnverified(address: string): boolean {
    return this.#unverifiedAddresses.has(comparable(address));
  }

  /** Adds the profile, the custom data, and a name where there is none. */
  #completeUser(): void {
    const user: User = this.#user;
    const partOf = (part: string): string => {
      const value = this.#profile.get(part);
      return typeof value === 'string' ? value : '';
    };
    const name = fullName(partOf('givenName'), partOf('familyName'), this.#options.language);
    if (user.name === undefined && name !== '') user.name = name;
    // Services without usernames have the address there, which is no username in Logto.
    if (user.username !== undefined && emailPattern.test(user.username)) {
      user.primaryEmail ??= user.username;
      if (comparable(user.username) === comparable(user.primaryEmail)) {
        delete user.username;
        this.#cells.forget('invalid-username');
      }
    }
    const address = { ...objectOf(this.#profile.get('address')), ...Object.fromEntries(this.#address) };
    if (Object.keys(address).length > 0) this.#profile.set('address', address);
    if (this.#profile.size > 0) user.profile = Object.fromEntries(this.#profile);
    if (this.#customData.size > 0) user.customData = Object.fromEntries(this.#customData);
  }

  #atMost<Value>(values: Value[], limit: number): Value[] {
    if (values.length > limit) this.#cells.report('', 'too-long');
    return values.slice(0, limit);
  }

  /** Reads a member of the user, unless an earlier column had it. */
  #addMember(target: (typeof userTargets)[number], column: string, value: unknown): void {
    if (this.#user[target] !== undefined) return;
    const text = this.#readMember(target, column, value);
    if (text !== undefined) this.#user[target] = text;
  }

  #readMember(target: (typeof userTargets)[number], column: string, value: unknown): string | undefined {
    switch (target) {
      case 'username':
      case 'primaryEmail':
        return readIdentifier(this.#cells, column, value, target);
      case 'primaryPhone':
        return readPhoneNumber(this.#cells, column, value, this.#options.country, this.#readPhone);
      case 'name':
        return readName(this.#cells, column, value);
      case 'avatar':
        return readAvatar(this.#cells, column, value);
    }
  }

  #addPlainPassword(column: string, value: unknown): void {
    // Spaces, apostrophes and all else may belong to it.
    const password = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (password.trim() === '') return;
    if (isShortened(password)) this.#cells.report(column, 'shortened-number');
    if (looksLikeDigest(password)) this.#cells.report(column, 'digest-as-password');
    else if (this.#options.allowsPlainPasswords) this.#row.password = { kind: 'plain', password };
    else this.#cells.report(column, 'plain-password');
  }

  #addDigest(): void {
    const { column, ...parts } = this.#digest;
    if (isEmpty(parts.value)) return;
    const result = passwordDigest(this.#source, parts, this.#options.firebase);
    if (result === 'none') return;
    if (typeof result === 'string') this.#cells.report(column, result);
    else this.#row.password = { kind: 'digest', ...result };
  }

  #addSuspension(column: string, value: unknown, meaning: 'suspended' | 'active'): void {
    if (isEmpty(value) || this.#row.isSuspended !== undefined) return;
    const isSuspended = readSuspended(value, meaning);
    if (isSuspended === undefined) this.#cells.report(column, 'invalid-boolean');
    else this.#row.isSuspended = isSuspended;
  }

  #addSuspensionEnd(column: string, value: unknown): void {
    if (isEmpty(value)) return;
    const time = readTime(String(value));
    if (time === undefined) this.#cells.report(column, 'invalid-date');
    else this.#row.isSuspended = time > Date.now();
  }

  #addVerified(column: string, address: 'primaryEmail' | 'primaryPhone', value: unknown): void {
    if (isEmpty(value)) {
      // Supabase has the time of the verification, and nothing for addresses that are not verified.
      if (this.#source === 'supabase' && value !== undefined) this.#verified.set(address, false);
      return;
    }
    const isVerified = readBoolean(value) ?? (readTime(String(value)) === undefined ? undefined : true);
    if (isVerified === undefined) this.#cells.report(column, 'invalid-boolean');
    else this.#verified.set(address, isVerified);
  }

  #addIdentities(column: string, value: unknown): void {
    if (isEmpty(value)) return;
    const identities = readIdentities(this.#source, this.#cells.json(column, value));
    if (identities === undefined) this.#cells.report(column, 'broken-record');
    else this.#identities.push(...identities);
  }

  #addNamed(column: string, target: Exclude<MappingTarget, 'ignore'>, value: unknown): void {
    if (isEmpty(value)) return;
    const [kind, member = '', ...rest] = target.split('.');
    if (kind === 'customData') {
      const key = target.slice('customData.'.length);
      if (!this.#customData.has(key)) this.#setCustomData(column, key, value);
    } else if (kind === 'identities') {
      const userId = this.#cells.text(column, value)?.trim();
      if (userId !== undefined) this.#identities.push({ target: target.slice('identities.'.length), userId });
    } else if (member === 'address') this.#addProfileText(column, this.#address, rest.join('.'), value);
    else this.#addProfileText(column, this.#profile, member, value);
  }

  #setCustomData(column: string, key: string, value: unknown): void {
    if (typeof value !== 'string') {
      this.#customData.set(key, this.#source === 'keycloak' && isObject(value) ? singleValues(value) : value);
      return;
    }
    // Metadata of the known services is JSON; a cell of any other table may begin like JSON by chance.
    if (/^\s*[[{]/.test(value)) {
      const parsed = parseJson(value);
      if (parsed !== undefined && !isDeeper(parsed)) {
        this.#customData.set(key, parsed);
        return;
      }
      if (parsed !== undefined) this.#cells.report(column, 'too-deep');
      else if (this.#source !== 'table') this.#cells.report(column, 'invalid-json');
    }
    const text = this.#cells.text(column, value);
    if (text !== undefined) this.#customData.set(key, text);
  }

  #addProfileText(column: string, members: Map<string, unknown>, name: string, value: unknown): void {
    if (members.has(name)) return;
    const isLong = name === 'formatted' || name === 'streetAddress';
    const text = this.#cells.cleaned(column, value, isLong ? cleanLines : cleanText);
    if (text === undefined) return;
    const date = name === 'birthdate' ? readDate(text) : text;
    if (date === undefined) this.#cells.report(column, 'invalid-date');
    members.set(name, date ?? text);
  }
}

const comparable = (address: string): string => address.toLowerCase().replace(/^\+(?=\d)/, '');

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** Keycloak's attributes are lists, most with one value. */
const singleValues = (attributes: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]): [string, unknown] => [
      name,
      Array.isArray(value) && value.length === 1 ? value[0] : value,
    ]),
  );

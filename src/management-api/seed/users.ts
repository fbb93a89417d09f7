import type { Identity } from '#contract/users.ts';

import { type Client, signUpClients } from './applications.ts';
import { createAvatar } from './avatars.ts';
import { connectorIds, type SocialTarget } from './connectors.ts';
import { americasAndAfrica } from './cultures/americas-and-africa.ts';
import { asia } from './cultures/asia.ts';
import type { Culture } from './cultures/culture.ts';
import { europe } from './cultures/europe.ts';
import { createCustomData } from './custom-data.ts';
import { createDesktop, createMobile, type SeedDevice } from './devices.ts';
import type { IdentifierPool } from './identifiers.ts';
import type { NewRow } from './insert-rows.ts';
import { lastSignInTime, updateTime, day, minute } from './lifetimes.ts';
import { demoPasswords } from './passwords.ts';
import { createProfile } from './profiles.ts';
import type { Random } from './random.ts';
import { createIdentity, type Owner, pickTarget } from './social-identities.ts';

/** What the log needs of a user. Small, because it is in memory for all users while the log is written. */
export type SeededAccount = {
  id: string;
  username: string | null;
  email: string | null;
  phone: string | null;
  hasPassword: boolean;
  social: { target: SocialTarget; connectorId: string; userId: string } | null;
  isSuspended: boolean;
  /** Had many failed sign-ins in the last hours, see `scenarios/refusals.ts`. */
  isLocked: boolean;
  createdAt: number;
  lastSignInAt: number | null;
  /** The application that the user signs in to; the first one becomes `applicationId` of the account. */
  client: Client;
  signedUp: boolean;
  /** The usual device first. */
  devices: readonly [SeedDevice, ...SeedDevice[]];
};

type DemoUser = { row: NewRow<'users'>; account: SeededAccount };

/** Kinds of accounts by sign-in method, with the probability of each member. */
const kinds = [
  { weight: 67, kind: 'password', username: 0.75, email: 0.85, phone: 0.45, name: 0.94 },
  { weight: 3, kind: 'username only', username: 1, email: 0, phone: 0, name: 0 },
  { weight: 17, kind: 'social', username: 0.1, email: 0.7, phone: 0.1, name: 1 },
  { weight: 13, kind: 'code', username: 0.2, email: 0.8, phone: 0.5, name: 0.85 },
] as const;

type Moment = { now: number; createdAt: number; isLocked: boolean };

/** Creates a user whose name, locale, phone, accounts and times fit together. */
export function createDemoUser(random: Random, pool: IdentifierPool, { now, createdAt, isLocked }: Moment): DemoUser {
  const culture = random.pickWeighted(cultures);
  const given = random.pick(culture.given);
  const family = random.pick(culture.family);
  const odds = isLocked ? kinds[0] : random.pickWeighted(kinds);
  const isBare = odds.kind === 'username only';
  const hasPassword = odds.kind === 'password' || isBare;

  const username = random.chance(odds.username) ? pool.username(given.latin, family.latin) : null;
  const phone = random.chance(odds.phone) ? pool.phone(culture.phones) : null;
  const needsEmail = username === null && phone === null && odds.kind !== 'social';
  const email =
    needsEmail || random.chance(odds.email) || (odds.kind === 'code' && phone === null)
      ? pool.email(given.latin, family.latin)
      : null;
  const name = random.chance(odds.name) ? culture.fullName(given.native, family.native) : null;
  const avatar = !isBare && random.chance(0.42) ? createAvatar(random, initials(given.native, family.native)) : null;

  const identities = isBare
    ? {}
    : createIdentities(random, odds.kind === 'social' ? 1 : 0.2, culture, {
        name: name ?? given.native,
        given: given.native,
        family: family.native,
        handle: username ?? `${given.latin}-${family.latin}`,
        email,
        avatar,
        locale: culture.locale,
      });

  const history = createHistory(random, { now, createdAt, isLocked }, odds.kind === 'social');
  const { client, lastSignInAt } = history;
  const id = random.id(12);
  const row: NewRow<'users'> = {
    id,
    username,
    primary_email: email,
    primary_phone: phone,
    name,
    avatar,
    password_digest: hasPassword ? random.pick(demoPasswords).digest : null,
    password_algorithm: hasPassword ? 'Argon2i' : null,
    is_password_expired: false,
    custom_data: !isBare && random.chance(0.5) ? createCustomData(random, { country: culture.country, createdAt }) : {},
    profile: !isBare && random.chance(0.68) ? createProfile(random, { culture, given, family, username }) : {},
    identities,
    application_id: lastSignInAt === null ? null : client.id,
    is_suspended: history.isSuspended,
    last_sign_in_at: lastSignInAt === null ? null : new Date(lastSignInAt),
    created_at: new Date(createdAt),
    updated_at: new Date(updateTime(random, { since: Math.max(createdAt, lastSignInAt ?? 0), now })),
  };
  const account: SeededAccount = {
    id,
    username,
    email,
    phone,
    hasPassword,
    ...history,
    social: usualSocialAccount(identities),
    devices: createDevices(random, client),
  };
  return { row, account };
}

type History = Pick<SeededAccount, 'createdAt' | 'lastSignInAt' | 'client' | 'signedUp' | 'isSuspended' | 'isLocked'>;

/** Creation and use of the account. Users with only a social account have signed up themselves. */
function createHistory(random: Random, { now, createdAt, isLocked }: Moment, isSocial: boolean): History {
  const signedUp = isSocial || random.chance(0.86);
  const client = random.pickWeighted(signUpClients);
  const isSuspended = !isLocked && random.chance(0.04);
  // Locked and suspended users did not sign in recently.
  const latest = isLocked || isSuspended ? now - 2 * day : now - 2 * minute;
  const hasReturned = (signedUp || random.chance(0.5)) && latest > createdAt;
  const lastSignInAt = hasReturned ? lastSignInTime(random, { createdAt, latest }) : signedUp ? createdAt : null;
  return { createdAt, lastSignInAt, client, signedUp, isSuspended, isLocked };
}

function createIdentities(random: Random, odds: number, culture: Culture, owner: Owner): Record<string, Identity> {
  if (!random.chance(odds)) return {};
  const targets = new Set([pickTarget(random, culture.country)]);
  if (random.chance(0.12)) targets.add(pickTarget(random, culture.country));
  return Object.fromEntries([...targets].map((target) => [target, createIdentity(random, target, owner)]));
}

function usualSocialAccount(identities: Record<string, Identity>): SeededAccount['social'] {
  const [first] = Object.entries(identities);
  if (first === undefined) return null;
  const target = first[0] as SocialTarget;
  return { target, connectorId: connectorIds[target], userId: first[1].userId };
}

function createDevices(random: Random, client: Client): SeededAccount['devices'] {
  const carriesPhone = client.isNative || random.chance(0.45);
  const [usual, other] = carriesPhone ? [createMobile, createDesktop] : [createDesktop, createMobile];
  return random.chance(0.35) ? [usual(random), other(random)] : [usual(random)];
}

/** Two letters in scripts with capitals, otherwise one character. */
function initials(given: string, family: string): string {
  const [first = '', second = ''] = [given, family].map((name) => Array.from(name)[0]?.toUpperCase());
  return first.toLowerCase() === first ? first : first + second;
}

export const cultures: readonly Culture[] = [...europe, ...asia, ...americasAndAfrica];

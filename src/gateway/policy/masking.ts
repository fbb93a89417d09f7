import * as z from 'zod';

import { masked } from '#contract/masking.ts';
import { mfaVerification, userConfigs } from '#contract/mfa.ts';
import { organizationRole } from '#contract/organization-template.ts';
import { userOrganization } from '#contract/organizations.ts';
import { listedRole } from '#contract/roles.ts';
import { grant } from '#contract/sessions.ts';
import { listedToken } from '#contract/tokens.ts';

/**
 * Masks personal data in a response, for operators who may not see it. The result is built only from members known to
 * be safe, so that unknown members are masked too. `isRevealed` returns true for accounts that the operator has
 * revealed.
 */
export type Mask = (body: unknown, isRevealed: (userId: unknown) => boolean) => unknown;

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf =
  (one: Mask): Mask =>
  (body, isRevealed) =>
    Array.isArray(body) ? body.map((item) => one(item, isRevealed)) : masked;

/** For responses without personal data or without a body. */
export const none: Mask = (body) => body;

/** Masks an object: keeps only the listed members, each with its own mask. */
const object =
  (members: Record<string, Mask>): Mask =>
  (body, isRevealed) => {
    if (!isObject(body)) return masked;
    const kept = Object.entries(members).filter(([name]) => name in body);
    return Object.fromEntries(kept.map(([name, mask]) => [name, mask(body[name], isRevealed)]));
  };

/** Shows the members in the contract's schema; members that a later Logto adds may be personal data. */
const known = (schema: { shape: object }): Record<string, Mask> =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, none]));

/**
 * Masks keys and values, because keys may be personal data too: `{"+49151…": "private"}`. Shows only whether the object
 * is empty.
 */
const maskKeys = (value: unknown): unknown => {
  if (!isObject(value)) return maskValue(value);
  return Object.keys(value).length === 0 ? {} : { [masked]: masked };
};

/** Keeps the keys of an object and masks the values. */
const maskValues = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.keys(value).map((name) => [name, masked])) : masked;

const maskValue = (value: unknown): unknown => (value === null || value === undefined ? value : masked);

/** Five or more digits without letters between them: part of a phone number, with any separators. */
const phoneDigits = /\p{Nd}(?:[^\p{L}\p{Nd}]*\p{Nd}){4}/u;

/** Shows a name unless it contains an email address or a phone number, in any Unicode form. */
function maskAddress(name: unknown): unknown {
  if (typeof name !== 'string') return name;
  const text = name.normalize('NFKC');
  return text.includes('@') || phoneDigits.test(text) ? masked : name;
}

/** Shorter words occur in too many usernames to reveal anything. */
const shortestRevealing = 3;

const wordsOf = (text: unknown): string[] =>
  typeof text === 'string'
    ? (plainLetters(text).match(/\p{L}+/gu) ?? []).filter((word) => word.length >= shortestRevealing)
    : [];

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[øłđðþßæœı]/g, (letter) => plainForms[letter] ?? letter);

/** Letters that Unicode does not take apart, as they are written in usernames and addresses. */
const plainForms: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * Masks a username that resembles the name or the email address: `ada.lovelace` is probably also the local part of the
 * address.
 */
function maskUsername({ username, name, primaryEmail }: Members): unknown {
  if (typeof username !== 'string') return username;
  const localPart = typeof primaryEmail === 'string' ? primaryEmail.split('@', 1)[0] : undefined;
  const letters = plainLetters(username);
  const isRevealing = [...wordsOf(name), ...wordsOf(localPart)].some((word) => letters.includes(word));
  return isRevealing ? masked : maskAddress(username);
}

export const user: Mask = (body, isRevealed) => {
  if (!isObject(body) || isRevealed(body['id'])) return body;
  const { id, name, lastSignInAt, createdAt, updatedAt, applicationId, isSuspended, hasPassword } = body;
  return {
    id,
    username: maskUsername(body),
    lastSignInAt,
    createdAt,
    updatedAt,
    applicationId,
    isSuspended,
    hasPassword,
    name: maskAddress(name),
    primaryEmail: maskValue(body['primaryEmail']),
    primaryPhone: maskValue(body['primaryPhone']),
    avatar: maskValue(body['avatar']),
    profile: maskProfile(body['profile']),
    customData: maskKeys(body['customData']),
    identities: isObject(body['identities'])
      ? Object.fromEntries(Object.keys(body['identities']).map((target) => [target, { userId: masked }]))
      : {},
  };
};

/** Masks the profile's values. Its postal address is a nested object. */
function maskProfile(profile: unknown): unknown {
  if (!isObject(profile)) return {};
  const { address, ...members } = profile;
  return { ...(maskValues(members) as Members), ...(isObject(address) && { address: maskValues(address) }) };
}

export const users = listOf(user);

/** Shows only the providers of linked accounts. */
export const identities: Mask = (body, isRevealed) => {
  if (!isObject(body)) return masked;
  const { socialIdentities, ssoIdentities } = body;
  return {
    socialIdentities: listOf((item) => {
      if (!isObject(item)) return masked;
      return { target: item['target'], identity: { userId: masked } };
    })(socialIdentities, isRevealed),
    ssoIdentities: listOf((item) => {
      if (!isObject(item) || !isObject(item['ssoIdentity'])) return masked;
      const { id, userId, issuer, createdAt, updatedAt, ssoConnectorId } = item['ssoIdentity'];
      return {
        ssoConnectorId: item['ssoConnectorId'],
        ssoIdentity: { id, userId, issuer, createdAt, updatedAt, ssoConnectorId, identityId: masked, detail: {} },
      };
    })(ssoIdentities, isRevealed),
  };
};

/** The name and the user agent of a passkey are personal data. */
const { name: _name, agent: _agent, ...factor } = known(mfaVerification);
export const factors = listOf(object(factor));

export const sessions: Mask = (body) => {
  if (!isObject(body)) return masked;
  const { sessions: found } = body;
  return { sessions: listOf(session)(found, () => false) };
};

const session: Mask = (item) => {
  if (!isObject(item)) return masked;
  const { payload, lastSubmission, clientId, accountId, expiresAt } = item;
  return {
    clientId,
    accountId,
    expiresAt,
    payload: isObject(payload) ? pick(payload, ['exp', 'iat', 'jti', 'uid', 'kind', 'loginTs', 'accountId']) : payload,
    lastSubmission: isObject(lastSubmission) ? maskContext(lastSubmission) : null,
  };
};

/** Shows only whether the IP address and the user agent are known. */
function maskContext(lastSubmission: Members): Members {
  const { signInContext } = lastSubmission;
  return {
    ...pick(lastSubmission, ['interactionEvent']),
    ...(isObject(signInContext) && { signInContext: maskValues(pick(signInContext, ['ip', 'userAgent'])) }),
  };
}

export const grants = object({
  grants: listOf(
    object({
      ...known(grant),
      payload: object(known(grant.shape.payload)),
      application: object({ id: none, name: none }),
    }),
  ),
});

export const tokens = listOf(object(known(listedToken)));

export const configs = object({
  mfa: object(known(userConfigs.shape.mfa)),
  passkeySignIn: object(known(userConfigs.shape.passkeySignIn)),
});

/** Roles contain three of their users. */
export const role = object({
  ...known(listedRole),
  featuredUsers: listOf(object({ id: none, avatar: maskValue, name: maskAddress })),
});
export const roles = listOf(role);

export const organizations = listOf(
  object({
    ...known(userOrganization),
    customData: maskKeys,
    organizationRoles: listOf(object({ id: none, name: none })),
  }),
);
export const organizationRoles = listOf(object(known(organizationRole)));

const errorWithCode = z.object({ code: z.string() });

/**
 * OAuth error codes (RFC 6749, 8628, 8707). The log stores errors of token requests as JSON text, and the console needs
 * the codes to distinguish intermediate steps from failures.
 */
const oauthCode = z.object({
  error: z.enum([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
    'invalid_target',
    'access_denied',
    'authorization_pending',
    'slow_down',
    'expired_token',
  ]),
});

function errorCodeOf(error: unknown): unknown {
  if (typeof error !== 'string') return errorWithCode.safeParse(error).data;
  try {
    return oauthCode.transform((found) => JSON.stringify(found)).safeParse(JSON.parse(error)).data;
  } catch {
    return undefined;
  }
}

export const log: Mask = (body, isRevealed) => {
  if (!isObject(body) || !isObject(body['payload'])) return masked;
  const { id, key, createdAt, payload } = body;
  if (isRevealed(payload['userId'])) return body;
  const error = errorCodeOf(payload['error']);
  const { ip } = payload;
  return {
    id,
    key,
    createdAt,
    payload: {
      ...pick(payload, ['key', 'result', 'applicationId', 'userId', 'sessionId', 'interactionId']),
      ...(ip !== undefined && { ip: masked }),
      ...(error !== undefined && { error }),
    },
  };
};

export const logs = listOf(log);

const pick = (from: Members, names: readonly string[]): Members =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));

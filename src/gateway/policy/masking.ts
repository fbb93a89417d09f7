import * as z from 'zod';

import { masked } from '#contract/masking.ts';
import { mfaVerification } from '#contract/mfa.ts';
import { organizationRole, userOrganization } from '#contract/organizations.ts';
import { listedRole } from '#contract/roles.ts';
import { grant } from '#contract/sessions.ts';
import { listedToken } from '#contract/tokens.ts';
import { userConfigs } from '#contract/user-configs.ts';

/**
 * Makes personal data unreadable in an answer, for operators who may not see it. Everything is built from what may be
 * seen, so that a member nobody thought of is hidden, not shown. `isRevealed` names the accounts whose data the operator
 * has asked to see.
 */
export type Mask = (body: unknown, isRevealed: (userId: unknown) => boolean) => unknown;

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf =
  (one: Mask): Mask =>
  (body, isRevealed) =>
    Array.isArray(body) ? body.map((item) => one(item, isRevealed)) : masked;

/** The answer holds no personal data, or is none. */
export const nothing: Mask = (body) => body;

/** Of an object the members that are named here, each as its own mask leaves it. */
const object =
  (members: Record<string, Mask>): Mask =>
  (body, isRevealed) => {
    if (!isObject(body)) return masked;
    const kept = Object.entries(members).filter(([name]) => name in body);
    return Object.fromEntries(kept.map(([name, mask]) => [name, mask(body[name], isRevealed)]));
  };

/** The members that the contract knows may be seen; what a later Logto adds may be anything. */
const known = (schema: { shape: object }): Record<string, Mask> =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, nothing]));

/** Keys may be personal too: `{"+49151…": "private"}`. Only whether there are any may be seen. */
const hideKeys = (value: unknown): unknown => {
  if (!isObject(value)) return hide(value);
  return Object.keys(value).length === 0 ? {} : { [masked]: masked };
};

/** Keeps the members of an object and hides their values. */
const hideValues = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.keys(value).map((name) => [name, masked])) : masked;

const hide = (value: unknown): unknown => (value === null || value === undefined ? value : masked);

/** Five digits or more with no letter between them: part of a phone number, whatever separates them. */
const phoneDigits = /\p{Nd}(?:[^\p{L}\p{Nd}]*\p{Nd}){4}/u;

/** A name is shown, unless it holds an address or a number that serves as one, in whatever form of the characters. */
function hideAddress(name: unknown): unknown {
  if (typeof name !== 'string') return name;
  const text = name.normalize('NFKC');
  return text.includes('@') || phoneDigits.test(text) ? masked : name;
}

/** Words shorter than this are in too many usernames to give anything away. */
const shortestTelling = 3;

const wordsOf = (text: unknown): string[] =>
  typeof text === 'string'
    ? (plainLetters(text).match(/\p{L}+/gu) ?? []).filter((word) => word.length >= shortestTelling)
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

/** With the name and a username like it, the address is soon guessed: `ada.lovelace` is mostly also before the @. */
function hideUsername({ username, name, primaryEmail }: Members): unknown {
  if (typeof username !== 'string') return username;
  const localPart = typeof primaryEmail === 'string' ? primaryEmail.split('@', 1)[0] : undefined;
  const letters = plainLetters(username);
  const tells = [...wordsOf(name), ...wordsOf(localPart)].some((word) => letters.includes(word));
  return tells ? masked : hideAddress(username);
}

export const user: Mask = (body, isRevealed) => {
  if (!isObject(body) || isRevealed(body['id'])) return body;
  const { id, name, lastSignInAt, createdAt, updatedAt, applicationId, isSuspended, hasPassword } = body;
  return {
    id,
    username: hideUsername(body),
    lastSignInAt,
    createdAt,
    updatedAt,
    applicationId,
    isSuspended,
    hasPassword,
    name: hideAddress(name),
    primaryEmail: hide(body['primaryEmail']),
    primaryPhone: hide(body['primaryPhone']),
    avatar: hide(body['avatar']),
    profile: hideProfile(body['profile']),
    customData: hideKeys(body['customData']),
    identities: isObject(body['identities'])
      ? Object.fromEntries(Object.keys(body['identities']).map((target) => [target, { userId: masked }]))
      : {},
  };
};

/** The address is an object of its own in the profile. */
function hideProfile(profile: unknown): unknown {
  if (!isObject(profile)) return {};
  const { address, ...members } = profile;
  return { ...(hideValues(members) as Members), ...(isObject(address) && { address: hideValues(address) }) };
}

export const users = listOf(user);

/** Of the accounts elsewhere only where they are may be seen. */
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

/** The name and the browser of a passkey are the person's own. */
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
    lastSubmission: isObject(lastSubmission) ? hideContext(lastSubmission) : null,
  };
};

/** That something is known of the place and the device may be seen. */
function hideContext(lastSubmission: Members): Members {
  const { signInContext } = lastSubmission;
  return {
    ...pick(lastSubmission, ['interactionEvent']),
    ...(isObject(signInContext) && { signInContext: hideValues(pick(signInContext, ['ip', 'userAgent'])) }),
  };
}

export const grants = object({
  grants: listOf(
    object({
      ...known(grant),
      payload: object(known(grant.shape.payload)),
      application: object({ id: nothing, name: nothing }),
    }),
  ),
});

export const tokens = listOf(object(known(listedToken)));

export const configs = object({
  mfa: object(known(userConfigs.shape.mfa)),
  passkeySignIn: object(known(userConfigs.shape.passkeySignIn)),
});

/** Roles show three of those who have them. */
export const role = object({
  ...known(listedRole),
  featuredUsers: listOf(object({ id: nothing, avatar: hide, name: hideAddress })),
});
export const roles = listOf(role);

export const organizations = listOf(
  object({
    ...known(userOrganization),
    customData: hideKeys,
    organizationRoles: listOf(object({ id: nothing, name: nothing })),
  }),
);
export const organizationRoles = listOf(object(known(organizationRole)));

const errorWithCode = z.object({ code: z.string() });

/**
 * Codes of token requests (RFC 6749, 8628, 8707), which the log keeps as JSON in a text: steps and failures are told apart
 * by them.
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

import * as z from 'zod';

import { operatorRole, type OperatorRole, operatorRoles, type Permission, permissions } from '#contract/operators.ts';
import type { CallerSettings } from '#gateway/callers/caller-settings.ts';
import { defaultRateLimits, limitedKinds, type RateLimits } from '#gateway/limits/rate-limits.ts';
import type { Secrets } from '#gateway/operators/seal.ts';
import type { ApprovalSettings } from '#gateway/policy/approval-settings.ts';
import { defaultReasonRequired, defaultRolePermissions, type PermissionsByRole } from '#gateway/policy/permissions.ts';
import { isLoopback } from '#gateway/proxy/own-origin.ts';

import { approvalEnvironment, approvalSettings } from './approval-settings.ts';
import { auditEnvironment, type AuditSettings, auditSettings } from './audit-settings.ts';
import { callerEnvironment, callerSettings } from './caller-settings.ts';
import { minSecretLength, secretsIn } from './key-file.ts';
import { pictureEnvironment } from './picture-settings.ts';
import { sessionEnvironment, type SessionSettings, sessionSettings } from './session-settings.ts';
import { httpUrl, required, SettingError, unsetWhenEmpty } from './setting.ts';

const words = z
  .string()
  .transform((text) => text.split(',').map((word) => word.trim()))
  .transform((found) => found.filter((word) => word !== ''));

/** `name=value,name=value`. */
const pairs = words.transform((parts, context) => {
  const split = parts.map((part) => part.split('=').map((half) => half.trim()));
  if (split.some((halves) => halves.length !== 2 || halves.includes(''))) {
    context.addIssue('must be name=value, separated by commas');
    return z.NEVER;
  }
  return Object.fromEntries(split) as Record<string, string>;
});

const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be whole numbers')
  .transform(Number);

/** Secrets, separated by commas or white space: the first one seals, all of them open. */
const secrets = unsetWhenEmpty(
  z
    .string()
    .transform((text, context): Secrets => {
      const [first, ...others] = secretsIn(text);
      if (first === undefined || [first, ...others].some(({ length }) => length < minSecretLength)) {
        context.addIssue(`must have at least ${minSecretLength} characters`);
        return z.NEVER;
      }
      return [first, ...others];
    })
    .optional(),
);

const unknownValue = (kind: string, known: readonly string[], given: unknown) =>
  `has the unknown ${kind} ${JSON.stringify(given)}; known are ${known.join(', ')}`;

const knownPermission = z.enum(permissions, { error: ({ input }) => unknownValue('permission', permissions, input) });

/** The session cookie applies to a host without a path, and browsers accept it only over HTTPS or from this machine. */
const publicOrigin = httpUrl
  .transform((url) => new URL(url))
  .refine(({ href, origin }) => href === `${origin}/`, 'must be an address without a path')
  .refine(
    ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname),
    'must start with https: otherwise browsers keep no session',
  )
  .transform(({ origin }) => origin);

export const operatorEnvironment = {
  ...sessionEnvironment,
  ...pictureEnvironment,
  ...approvalEnvironment,
  ...auditEnvironment,
  ...callerEnvironment,
  OPERATORS: unsetWhenEmpty(z.enum(['demo', 'oidc'], 'must be "demo" or "oidc"').optional()),
  OIDC_ISSUER: unsetWhenEmpty(httpUrl.optional()),
  OIDC_IS_LOGTO: unsetWhenEmpty(z.stringbool('must be "true" or "false"').optional()),
  OIDC_CLIENT_ID: unsetWhenEmpty(z.string().optional()),
  OIDC_CLIENT_SECRET: unsetWhenEmpty(z.string().optional()),
  OIDC_SCOPES: unsetWhenEmpty(z.string().default('openid profile roles offline_access')),
  OIDC_ROLES_CLAIM: unsetWhenEmpty(z.string().default('roles')),
  ROLE_MAP: unsetWhenEmpty(pairs.pipe(z.record(z.string(), operatorRole, 'must map to Usher’s roles')).optional()),
  ROLE_PERMISSIONS: unsetWhenEmpty(z.string().optional()),
  PUBLIC_URL: unsetWhenEmpty(publicOrigin.optional()),
  SESSION_SECRET: secrets,
  AUDIT_KEY: secrets,
  PROTECTED_ROLES: words.optional(),
  REASON_REQUIRED: words.pipe(z.array(knownPermission)).default([...defaultReasonRequired]),
  AUDIT_RETENTION_DAYS: unsetWhenEmpty(
    z.coerce.number('must be a whole number').int('must be a whole number').min(1).max(36_500).optional(),
  ),
  RATE_LIMITS: unsetWhenEmpty(
    pairs
      .pipe(z.partialRecord(z.enum(limitedKinds), wholeNumber))
      .transform((limits): RateLimits => ({ ...defaultRateLimits, ...limits }))
      .default(defaultRateLimits),
  ),
};

type Environment = z.output<z.ZodObject<typeof operatorEnvironment>>;

export type OperatorSettings = SessionSettings &
  ApprovalSettings &
  AuditSettings &
  CallerSettings & {
    kind: 'demo' | 'oidc';
    /** Demo operators are used on an address that is not loopback. */
    isExposed: boolean;
    /** An origin: no path, no trailing slash. */
    publicUrl: string | undefined;
    provider:
      | {
          issuer: string;
          clientId: string;
          clientSecret: string;
          scopes: string;
          rolesClaim: string;
          roleMap: Readonly<Record<string, OperatorRole>>;
          publicUrl: string;
          isSameLogto: boolean;
          stepUp: { acr: readonly string[]; amr: readonly string[] };
        }
      | undefined;
    rolePermissions: PermissionsByRole;
    reasonRequired: readonly Permission[];
    operatorRoleNames: readonly string[];
    protectedRoles: readonly string[];
    rateLimits: RateLimits;
    /** Hosts whose pictures the console loads directly, in addition to those of the connectors' providers. */
    pictureHosts: readonly string[];
    /** Secrets of the sessions: the first one seals, all of them open. */
    sessionSecrets: Secrets | undefined;
    /** Secrets of the audit log's keys: the first one seals, all of them open. Default: the secrets of the sessions. */
    auditKeys: Secrets | undefined;
    /** Undefined: audit events are never removed. */
    auditRetentionDays: number | undefined;
  };

const defaultRoleMap = { 'usher-viewer': 'viewer', 'usher-support': 'support', 'usher-admin': 'admin' } as const;

/**
 * @param host on which the product listens
 * @param logtoEndpoint of the connected Logto, for which demo operators are not allowed
 * @throws {SettingError}
 */
export function operatorSettings(env: Environment, host: string, logtoEndpoint: string | undefined): OperatorSettings {
  const kind = env.OPERATORS ?? (logtoEndpoint === undefined && env.OIDC_ISSUER === undefined ? 'demo' : 'oidc');
  const common = {
    ...sessionSettings(env, kind),
    ...approvalSettings(env, kind === 'demo' ? operatorRoles : Object.values(env.ROLE_MAP ?? defaultRoleMap)),
    ...auditSettings(env),
    ...callerSettings(env),
    publicUrl: env.PUBLIC_URL,
    rolePermissions: rolePermissions(env.ROLE_PERMISSIONS),
    reasonRequired: env.REASON_REQUIRED,
    rateLimits: env.RATE_LIMITS,
    pictureHosts: env.PICTURE_HOSTS,
    sessionSecrets: env.SESSION_SECRET,
    auditKeys: env.AUDIT_KEY,
    auditRetentionDays: env.AUDIT_RETENTION_DAYS,
  };
  if (kind === 'demo') {
    if (logtoEndpoint !== undefined) {
      throw new SettingError('OPERATORS demo cannot be used with LOGTO_ENDPOINT: anyone could administer its users');
    }
    if (env.OIDC_ISSUER !== undefined) {
      throw new SettingError(
        'OPERATORS demo cannot be used with OIDC_ISSUER: demo operators do not sign in at a provider',
      );
    }
    const isExposed = !isLoopback(host) && host !== '::1';
    return {
      ...common,
      kind,
      isExposed,
      provider: undefined,
      operatorRoleNames: [],
      protectedRoles: env.PROTECTED_ROLES ?? [],
    };
  }
  const issuer = required('OIDC_ISSUER', env.OIDC_ISSUER, 'operators sign in');
  const roleMap = env.ROLE_MAP ?? defaultRoleMap;
  const isSameLogto = env.OIDC_IS_LOGTO ?? isIssuerOf(logtoEndpoint, issuer);
  if (isSameLogto && logtoEndpoint === undefined) {
    throw new SettingError('OIDC_IS_LOGTO true requires LOGTO_ENDPOINT');
  }
  return {
    ...common,
    kind,
    isExposed: false,
    provider: {
      issuer,
      clientId: required('OIDC_CLIENT_ID', env.OIDC_CLIENT_ID, 'operators sign in'),
      clientSecret: required('OIDC_CLIENT_SECRET', env.OIDC_CLIENT_SECRET, 'operators sign in'),
      scopes: env.OIDC_SCOPES,
      rolesClaim: env.OIDC_ROLES_CLAIM,
      roleMap,
      publicUrl: required('PUBLIC_URL', env.PUBLIC_URL, 'operators sign in'),
      isSameLogto,
      stepUp: { acr: env.STEP_UP_ACR, amr: env.STEP_UP_AMR },
    },
    operatorRoleNames: Object.keys(roleMap),
    // The setting only adds roles: without the operators' own roles, support could become administrator. They apply to
    // every
    // provider, because it may be this Logto under another address.
    protectedRoles: [...new Set([...Object.keys(roleMap), ...(env.PROTECTED_ROLES ?? [])])],
  };
}

/**
 * Returns whether operators sign in at this Logto, as far as the addresses show. Logto may also have several addresses.
 */
function isIssuerOf(logtoEndpoint: string | undefined, issuer: string): boolean {
  const normalizeUrl = (url: string) => new URL(url).href.replace(/\/+$/, '');
  return logtoEndpoint !== undefined && normalizeUrl(issuer) === normalizeUrl(`${logtoEndpoint}/oidc`);
}

const permissionBundles = z.partialRecord(
  z.enum(operatorRoles),
  z.array(knownPermission, 'must be a list of permissions'),
);

/** Permissions that require `users:unmask`: these writes replace stored values, and would store the masked ones. */
const needUnmask: readonly Permission[] = [
  'users:write-profile',
  'users:write-custom-data',
  'users:write-identifiers',
  'identifiers:correct',
];

/** Reads JSON such as `{"support":["users:read","users:suspend"]}`: the named roles get exactly these permissions. */
function rolePermissions(json: string | undefined): PermissionsByRole {
  if (json === undefined) return defaultRolePermissions;
  const given = parseBundles(json);
  for (const [role, granted] of Object.entries(given)) {
    const unsafe = granted.includes('users:unmask') ? undefined : needUnmask.find((one) => granted.includes(one));
    if (unsafe !== undefined) {
      throw new SettingError(`ROLE_PERMISSIONS grants ${role} ${unsafe} without users:unmask, which it requires`);
    }
  }
  return { ...defaultRolePermissions, ...given };
}

function parseBundles(json: string): Partial<Record<OperatorRole, Permission[]>> {
  const { data, error } = permissionBundles.safeParse(parseJson(json), {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? unknownValue('role', operatorRoles, keys[0])
        : 'must be an object of roles and lists of permissions',
  });
  if (error === undefined) return data;
  const [issue] = error.issues;
  throw new SettingError(`ROLE_PERMISSIONS ${[issue?.path[0], issue?.message].filter(Boolean).join(' ')}`);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new SettingError('ROLE_PERMISSIONS must be JSON, such as {"support":["users:read"]}', { cause: error });
  }
}

import type { BlockList } from 'node:net';
import { relative, resolve } from 'node:path';

import { isSupportedCountry } from 'libphonenumber-js';
import * as z from 'zod';

import type { Features } from '#contract/features.ts';
import { languages, type Language } from '#contract/languages.ts';
import { managementApiIndicator } from '#contract/oauth.ts';
import type { SignInPages } from '#gateway/writes/sign-in-link.ts';

import { allowedAddresses } from './allowed-addresses.ts';
import { jobEnvironment, type JobSettings, jobSettings } from './job-settings.ts';
import { operatorEnvironment, type OperatorSettings, operatorSettings } from './operator-settings.ts';
import { withSecretFiles } from './setting-files.ts';
import { httpUrl, required, SettingError, unsetWhenEmpty } from './setting.ts';
import { signInLinkEnvironment } from './sign-in-link-settings.ts';

const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535);

const portOrOff = z.union([z.literal('off').transform(() => 0), port], 'must be a port number or "off"');

const postgresUrl = z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgres:// URL' });

const country = z
  .string()
  .toUpperCase()
  .refine((code) => isSupportedCountry(code), 'must be a two-letter country code (ISO 3166), such as DE');

/** The languages of Usher. Desktops set the variable too, in another form such as `zh_CN:zh`: that is not meant for Usher. */
const language = unsetWhenEmpty(
  z.preprocess(
    (value) => (typeof value === 'string' && /[_:.]/.test(value) ? undefined : value),
    z.enum(languages, `must be one of: ${languages.join(', ')}`).optional(),
  ),
);

const environment = z.object({
  ...operatorEnvironment,
  ...signInLinkEnvironment,
  HOST: unsetWhenEmpty(z.string().default('127.0.0.1')),
  PORT: unsetWhenEmpty(port.default(3000)),
  LOGTO_ENDPOINT: unsetWhenEmpty(httpUrl.optional()),
  LOGTO_APP_ID: unsetWhenEmpty(z.string().optional()),
  LOGTO_APP_SECRET: unsetWhenEmpty(z.string().optional()),
  LOGTO_RESOURCE: unsetWhenEmpty(z.string().default(managementApiIndicator)),
  LOGTO_TOKEN_ENDPOINT: unsetWhenEmpty(httpUrl.optional()),
  API_PORT: unsetWhenEmpty(portOrOff.default(3001)),
  DEMO_APP_ID: unsetWhenEmpty(z.string().max(21, 'must have at most 21 characters').optional()),
  DEMO_APP_SECRET: unsetWhenEmpty(z.string().max(64, 'must have at most 64 characters').optional()),
  DATA_DIR: unsetWhenEmpty(z.string().default('.usher')),
  KEY_FILE: unsetWhenEmpty(z.string().optional()),
  DATABASE_URL: unsetWhenEmpty(postgresUrl.optional()),
  ALLOWED_ADDRESSES: allowedAddresses,
  DATABASE_OWNER_URL: unsetWhenEmpty(postgresUrl.optional()),
  METRICS_PORT: unsetWhenEmpty(portOrOff.default(0)),
  TRUST_PROXY: unsetWhenEmpty(z.stringbool('must be "true" or "false"').default(false)),
  SEED_USERS: unsetWhenEmpty(
    z.coerce.number('must be a whole number').int('must be a whole number').min(0).max(1_000_000).default(2000),
  ),
  DEFAULT_COUNTRY: unsetWhenEmpty(country.optional()),
  LANGUAGE: language,
  UPSTREAM_TIMEOUT_MS: unsetWhenEmpty(
    z.coerce
      .number('must be a whole number of milliseconds')
      .int('must be a whole number of milliseconds')
      .min(100, 'must be at least 100')
      .max(600_000, 'must be at most 600000')
      .default(15_000),
  ),
  ...jobEnvironment,
  ALLOW_IDENTITY_LINKING: unsetWhenEmpty(z.stringbool('must be "on" or "off"').default(false)),
});

/** Database of Usher. */
export type Storage =
  | { kind: 'memory' }
  | { kind: 'folder'; folder: string }
  | { kind: 'server'; url: string; ownerUrl?: string };

export type Settings = {
  host: string;
  port: number;
  /** Database of the gateway and of the embedded Management API. */
  storage: Storage;
  /** Path of the file with the secrets that the settings lack. Not used in memory mode. */
  keyFile: string;
  /** 0: no metrics. */
  metricsPort: number;
  /** Whether Usher is behind a reverse proxy: the last address in `X-Forwarded-For` is the client's. */
  trustProxy: boolean;
  /** Addresses that requests may come from; undefined: any. */
  allowedAddresses: BlockList | undefined;
  operators: OperatorSettings;
  features: Features;
  /** Work on many users. */
  jobs: JobSettings;
  /** Timeout of reads from the Management API, in ms; writes have twice as long. */
  upstreamTimeout: number;
  /** Country of phone numbers without a country code (ISO 3166); undefined: from the browser's languages. */
  defaultCountry: string | undefined;
  /** Language of the interface where the operator has chosen none; undefined: the browser's. */
  language: Language | undefined;
  /** Addresses of the apps' pages for sign-in links, by application ID; undefined: those of the demo's apps. */
  signInPages: SignInPages | undefined;
  management:
    | {
        kind: 'logto';
        endpoint: string;
        tokenEndpoint: string;
        appId: string;
        appSecret: string;
        resource: string;
      }
    | {
        kind: 'embedded';
        /** 0: the API has no port of its own. */
        apiPort: number;
        seedUsers: number;
        demoApp: { id?: string; secret?: string };
      };
};

/**
 * Reads all settings from environment variables.
 *
 * @throws {SettingError} for the first invalid setting
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(withSecretFiles(variables));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingError(`${String(issue?.path[0])} ${issue?.message}`);
  }
  const env = parsed.data;
  const management = managementSettings(env);
  const endpoint = management.kind === 'logto' ? management.endpoint : undefined;
  return {
    host: env.HOST,
    port: env.PORT,
    features: { identityLinking: env.ALLOW_IDENTITY_LINKING },
    jobs: jobSettings(env),
    upstreamTimeout: env.UPSTREAM_TIMEOUT_MS,
    defaultCountry: env.DEFAULT_COUNTRY,
    language: env.LANGUAGE,
    signInPages: env.SIGN_IN_LINKS ?? (management.kind === 'logto' ? new Map() : undefined),
    storage: storage(env),
    keyFile: keyFilePath(env),
    metricsPort: env.METRICS_PORT,
    trustProxy: env.TRUST_PROXY,
    allowedAddresses: env.ALLOWED_ADDRESSES,
    management,
    operators: operatorSettings(env, env.HOST, endpoint),
  };
}

function managementSettings(env: z.output<typeof environment>): Settings['management'] {
  if (env.LOGTO_ENDPOINT === undefined) {
    return {
      kind: 'embedded',
      apiPort: env.API_PORT,
      seedUsers: env.SEED_USERS,
      demoApp: {
        ...(env.DEMO_APP_ID !== undefined && { id: env.DEMO_APP_ID }),
        ...(env.DEMO_APP_SECRET !== undefined && { secret: env.DEMO_APP_SECRET }),
      },
    };
  }
  const endpoint = env.LOGTO_ENDPOINT.replace(/\/+$/, '');
  return {
    kind: 'logto',
    endpoint,
    tokenEndpoint: env.LOGTO_TOKEN_ENDPOINT ?? `${endpoint}/oidc/token`,
    appId: required('LOGTO_APP_ID', env.LOGTO_APP_ID, 'LOGTO_ENDPOINT is set'),
    appSecret: required('LOGTO_APP_SECRET', env.LOGTO_APP_SECRET, 'LOGTO_ENDPOINT is set'),
    resource: env.LOGTO_RESOURCE,
  };
}

/** @throws {SettingError} if the key file is in the data folder, so that a copy of the data would contain the key */
function keyFilePath({ KEY_FILE, DATA_DIR }: z.output<typeof environment>): string {
  const folder = DATA_DIR === 'memory' ? '.usher' : DATA_DIR;
  const path = KEY_FILE ?? `${resolve(folder)}.key`;
  if (!relative(folder, path).startsWith('..')) {
    throw new SettingError(`KEY_FILE ${path} must be outside DATA_DIR: a copy of the data would contain the key`);
  }
  return path;
}

function storage(env: z.output<typeof environment>): Storage {
  if (env.DATABASE_OWNER_URL !== undefined && (env.DATABASE_URL === undefined || env.LOGTO_ENDPOINT === undefined)) {
    throw new SettingError(
      'DATABASE_OWNER_URL requires DATABASE_URL and LOGTO_ENDPOINT: its role owns the tables of the gateway',
    );
  }
  if (env.DATABASE_URL !== undefined) {
    const ownerUrl = env.DATABASE_OWNER_URL;
    return { kind: 'server', url: env.DATABASE_URL, ...(ownerUrl !== undefined && { ownerUrl }) };
  }
  if (env.DATA_DIR !== 'memory') return { kind: 'folder', folder: env.DATA_DIR };
  if (env.LOGTO_ENDPOINT === undefined) return { kind: 'memory' };
  throw new SettingError('DATA_DIR memory cannot be used with LOGTO_ENDPOINT: the audit log would be lost');
}

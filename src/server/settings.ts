import * as z from 'zod';

import type { Features } from '#contract/features.ts';
import { managementApiIndicator } from '#contract/oauth.ts';
import { isLoopback } from '#gateway/own-origin.ts';

/** A setting is unusable. The message is one line that names it. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535);

/** An empty variable counts as unset, as in shells and compose files. */
const unsetWhenEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' });

const environment = z.object({
  HOST: unsetWhenEmpty(z.string().default('127.0.0.1')),
  PORT: unsetWhenEmpty(port.default(3000)),
  LOGTO_ENDPOINT: unsetWhenEmpty(httpUrl.optional()),
  LOGTO_APP_ID: unsetWhenEmpty(z.string().optional()),
  LOGTO_APP_SECRET: unsetWhenEmpty(z.string().optional()),
  LOGTO_RESOURCE: unsetWhenEmpty(z.string().default(managementApiIndicator)),
  LOGTO_TOKEN_ENDPOINT: unsetWhenEmpty(httpUrl.optional()),
  API_PORT: unsetWhenEmpty(
    z.union([z.literal('off').transform(() => 0), port], 'must be a port number or "off"').default(3001),
  ),
  DEMO_APP_ID: unsetWhenEmpty(z.string().max(21, 'must have at most 21 characters').optional()),
  DEMO_APP_SECRET: unsetWhenEmpty(z.string().max(64, 'must have at most 64 characters').optional()),
  DATA_DIR: unsetWhenEmpty(z.string().default('.usher')),
  DATABASE_URL: unsetWhenEmpty(z.url({ protocol: /^postgres(?:ql)?$/, error: 'must be a postgres:// URL' }).optional()),
  SEED_USERS: unsetWhenEmpty(
    z.coerce.number('must be a whole number').int('must be a whole number').min(0).max(1_000_000).default(2000),
  ),
  ALLOW_IDENTITY_LINKING: unsetWhenEmpty(z.stringbool('must be "on" or "off"').default(false)),
});

/** Where the embedded Management API keeps its people. */
export type Storage = { kind: 'memory' } | { kind: 'folder'; folder: string } | { kind: 'server'; url: string };

export type Settings = {
  host: string;
  port: number;
  features: Features;
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
        storage: Storage;
        seedUsers: number;
        demoApp: { id?: string; secret?: string };
      };
};

/**
 * Reads every environment variable Usher knows, once.
 *
 * @throws {SettingError}
 */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingError(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const env = parsed.data;
  if (!isLoopback(env.HOST) && env.HOST !== '::1') {
    throw new SettingError(
      `HOST ${env.HOST} is not a loopback address: without operators' sign-in everybody who can reach it could administer users`,
    );
  }
  return {
    host: env.HOST,
    port: env.PORT,
    features: { identityLinking: env.ALLOW_IDENTITY_LINKING },
    management: managementSettings(env),
  };
}

function managementSettings(env: z.output<typeof environment>): Settings['management'] {
  if (env.LOGTO_ENDPOINT === undefined) {
    return {
      kind: 'embedded',
      apiPort: env.API_PORT,
      storage: storage(env),
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
    appId: required('LOGTO_APP_ID', env.LOGTO_APP_ID),
    appSecret: required('LOGTO_APP_SECRET', env.LOGTO_APP_SECRET),
    resource: env.LOGTO_RESOURCE,
  };
}

function storage(env: z.output<typeof environment>): Storage {
  if (env.DATABASE_URL !== undefined) return { kind: 'server', url: env.DATABASE_URL };
  return env.DATA_DIR === 'memory' ? { kind: 'memory' } : { kind: 'folder', folder: env.DATA_DIR };
}

function required(name: string, value: string | undefined): string {
  if (value === undefined) throw new SettingError(`${name} is missing: it is needed with LOGTO_ENDPOINT`);
  return value;
}

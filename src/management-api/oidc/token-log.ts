import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

import { insertLog } from '#management-api/db/logs.ts';
import type { Deps } from '#management-api/deps.ts';

import type { TokenRequest } from './token-request.ts';

const namesOfGrants: Record<string, string> = {
  authorization_code: 'AuthorizationCode',
  refresh_token: 'RefreshToken',
  client_credentials: 'ClientCredentials',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'TokenExchange',
  'urn:ietf:params:oauth:grant-type:device_code': 'DeviceCode',
};

/** What is known about a token request when it is logged; members are set while it is processed. */
export type TokenAttempt = {
  request?: TokenRequest;
  applicationId?: string;
  secretName?: string | undefined;
  /** The user of the exchanged token. */
  userId?: string;
};

type Outcome = { result: 'Success'; tokenTypes: ['AccessToken']; scope?: string } | { result: 'Error'; error: string };

/** Writes a token request to the activity, with its secrets masked (logto-behavior.md#7.2). */
export async function logTokenRequest(
  { db, clock }: Deps,
  c: Context<{ Bindings: Partial<HttpBindings> }>,
  { request, applicationId, secretName, userId }: TokenAttempt,
  { result, ...outcome }: Outcome,
): Promise<void> {
  const grant = namesOfGrants[request?.params['grant_type'] ?? ''] ?? 'Unknown';
  const payload = {
    result,
    ...whereFrom(c),
    applicationId,
    userId,
    applicationSecret: secretName === undefined ? undefined : { name: secretName },
    params: request && maskedParams(request),
    ...outcome,
  };
  await insertLog(db, `ExchangeTokenBy.${grant}`, payload, new Date(clock()));
}

function whereFrom(c: Context<{ Bindings: Partial<HttpBindings> }>) {
  // `env` is undefined for requests within the process.
  const env: Partial<HttpBindings> | undefined = c.env;
  const userAgent = c.req.header('user-agent');
  return {
    ip: env?.incoming?.socket.remoteAddress,
    ...(userAgent === undefined
      ? {}
      : { userAgent, userAgentParsed: { ua: userAgent, browser: {}, os: {}, device: {}, engine: {}, cpu: {} } }),
  };
}

const secretLike = /secret|password|credential|cookie|apikey|privatekey|token$|^authorization$/i;

function maskedParams({ params, resources }: TokenRequest): Record<string, unknown> {
  const [resource] = resources;
  const masked = Object.entries(params)
    .filter(([name]) => !/^script|script$/i.test(name))
    .map(([name, value]): [string, string] => [name, secretLike.test(name.replaceAll('_', '')) ? '******' : value]);
  return { ...Object.fromEntries(masked), resource: resources.length > 1 ? resources : resource };
}

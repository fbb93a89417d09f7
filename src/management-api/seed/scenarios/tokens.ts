import type { Client } from '#management-api/seed/applications.ts';
import type { SeedDevice } from '#management-api/seed/devices.ts';
import type { Random } from '#management-api/seed/random.ts';

import { type LogEntry, type VisitContext, writeEntry } from './visit.ts';

/** An application refreshes its tokens. */
export function refreshTokens(context: VisitContext, userId: string): LogEntry[] {
  const { client } = context;
  return [
    writeEntry(context, 0, 'ExchangeTokenBy.RefreshToken', {
      userId,
      applicationId: client.id,
      params: refreshParams(client),
      scope: client.scope,
      tokenTypes: ['AccessToken', 'RefreshToken', 'IdToken'],
    }),
  ];
}

/** An application uses an invalid refresh token; the entry has no user. */
export const refuseRefresh = (context: VisitContext): LogEntry[] => [
  writeEntry(context, 0, 'ExchangeTokenBy.RefreshToken', {
    result: 'Error',
    error: oidcError('invalid_grant', 'The refresh token is unknown, used up or expired.'),
    applicationId: context.client.id,
    params: refreshParams(context.client),
  }),
];

type MachineContext = {
  random: Random;
  at: number;
  device: SeedDevice;
  machine: { id: string; resource: string; scope: string };
};

/** A machine-to-machine application fetches a token. */
export const fetchMachineToken = ({ machine, ...context }: MachineContext): LogEntry[] => [
  writeEntry(context, 0, 'ExchangeTokenBy.ClientCredentials', {
    applicationId: machine.id,
    applicationSecret: { name: 'Default secret' },
    params: machineParams(machine),
    tokenTypes: ['AccessToken'],
    scope: machine.scope,
  }),
];

/** The same with a wrong secret. */
export const refuseMachineToken = ({ machine, ...context }: MachineContext): LogEntry[] => [
  writeEntry(context, 0, 'ExchangeTokenBy.ClientCredentials', {
    result: 'Error',
    error: oidcError('invalid_client', 'The client could not be authenticated.'),
    applicationId: machine.id,
    params: machineParams(machine),
  }),
];

const refreshParams = ({ id }: Client) => ({
  client_id: id,
  grant_type: 'refresh_token',
  refresh_token: '******',
  client_secret: '******',
});

const machineParams = ({ id, resource, scope }: MachineContext['machine']) => ({
  grant_type: 'client_credentials',
  resource,
  scope,
  client_id: id,
  client_secret: '******',
});

/** The token endpoint logs errors as JSON in a string, unlike the sign-in page. */
const oidcError = (error: string, description: string): string =>
  JSON.stringify({
    name: error === 'invalid_grant' ? 'InvalidGrant' : 'InvalidClientAuth',
    message: error,
    error,
    status: error === 'invalid_grant' ? 400 : 401,
    expose: true,
    error_description: description,
    stack: `${error}: ${description}\n    at token-endpoint`,
  });

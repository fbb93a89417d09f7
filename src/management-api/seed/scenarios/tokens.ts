import type { Client } from '#management-api/seed/applications.ts';
import type { Device } from '#management-api/seed/devices.ts';
import type { Random } from '#management-api/seed/random.ts';

import { type LogEntry, type Scene, writeEntry } from './visit.ts';

/** An application renews its tokens; nobody is asked. */
export function refreshTokens(scene: Scene, userId: string): LogEntry[] {
  const { client } = scene;
  return [
    writeEntry(scene, 0, 'ExchangeTokenBy.RefreshToken', {
      userId,
      applicationId: client.id,
      params: refreshParams(client),
      scope: client.scope,
      tokenTypes: ['AccessToken', 'RefreshToken', 'IdToken'],
    }),
  ];
}

/** An application comes with a refresh token that is no good any more; the log does not say whose it was. */
export const refuseRefresh = (scene: Scene): LogEntry[] => [
  writeEntry(scene, 0, 'ExchangeTokenBy.RefreshToken', {
    result: 'Error',
    error: oidcError('invalid_grant', 'The refresh token is unknown, used up or expired.'),
    applicationId: scene.client.id,
    params: refreshParams(scene.client),
  }),
];

type MachineScene = {
  random: Random;
  at: number;
  device: Device;
  machine: { id: string; resource: string; scope: string };
};

/** A program fetches a token in its own name. */
export const fetchMachineToken = ({ machine, ...scene }: MachineScene): LogEntry[] => [
  writeEntry(scene, 0, 'ExchangeTokenBy.ClientCredentials', {
    applicationId: machine.id,
    applicationSecret: { name: 'Default secret' },
    params: machineParams(machine),
    tokenTypes: ['AccessToken'],
    scope: machine.scope,
  }),
];

/** The same with a secret that is wrong. */
export const refuseMachineToken = ({ machine, ...scene }: MachineScene): LogEntry[] => [
  writeEntry(scene, 0, 'ExchangeTokenBy.ClientCredentials', {
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

const machineParams = ({ id, resource, scope }: MachineScene['machine']) => ({
  grant_type: 'client_credentials',
  resource,
  scope,
  client_id: id,
  client_secret: '******',
});

/** Errors of the token endpoint are kept as JSON in a string, unlike those of the sign-in page. */
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

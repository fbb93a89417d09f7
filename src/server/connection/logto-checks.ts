import { totalNumberHeader } from '#contract/paging.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { refuseFaults } from '#gateway/proxy/answer.ts';
import { machineToken } from '#gateway/upstream/machine-token.ts';
import { sendUpstream } from '#gateway/upstream/send-upstream.ts';
import { type UpstreamClient, upstreamClient } from '#gateway/upstream/upstream-client.ts';
import type { Management } from '#server/management.ts';

import { type Check, ok, wrong, failureText } from './check.ts';
import { clockCheck } from './clock-check.ts';

export type LogtoChecks = {
  management: Management;
  /** Timeout of each request, in ms. */
  timeout: number;
  clock: () => number;
};

/**
 * Checks that the address is a Logto, and compares the clocks.
 *
 * @returns whether it is a Logto
 */
export async function* endpointChecks({ management, timeout, clock }: LogtoChecks): AsyncGenerator<Check, boolean> {
  const { upstream } = management;
  const name = 'Logto';
  try {
    const answer = await sendUpstream(upstream, { url: `${upstream.baseUrl}/api/status`, timeout });
    await answer.body?.cancel();
    const location = answer.headers.get('location');
    if (answer.status === 204) yield ok(name, `${upstream.baseUrl} responds`);
    else if (location !== null) {
      yield wrong(name, `${upstream.baseUrl} redirects to ${location}`, 'Set LOGTO_ENDPOINT to the final address.');
    } else {
      yield wrong(
        name,
        `${upstream.baseUrl} is not a Logto: /api/status returned ${answer.status}`,
        'Set LOGTO_ENDPOINT to the address of Logto (port 3001 by default), not of its console, and without a path.',
      );
    }
    const checked = clockCheck('Clock of Logto', answer, clock());
    if (checked !== undefined) yield checked;
    return answer.status === 204;
  } catch (error) {
    yield wrong(
      name,
      `${upstream.baseUrl} can't be reached (${failureText(error)})`,
      'Check LOGTO_ENDPOINT, and whether this machine can reach it: name, port, firewall, certificate.',
    );
    return false;
  }
}

/**
 * Gets a machine token and reads one user with it.
 *
 * @returns the client for further requests; undefined if a check failed
 */
export async function* accessChecks(options: LogtoChecks): AsyncGenerator<Check, UpstreamClient | undefined> {
  const { management, timeout, clock } = options;
  const { upstream, credentials } = management;
  const token = machineToken({ upstream, credentials, clock, timeout });
  try {
    await token.get();
  } catch (error) {
    yield tokenFailure(error, management);
    return undefined;
  }
  yield ok('Token', `Logto issues one for ${credentials.resource}`);

  const send = upstreamClient({ upstream, token, timeout });
  const users = await usersCheck(send, management);
  yield users;
  return users.state === 'ok' ? send : undefined;
}

function tokenFailure(error: unknown, { upstream, credentials }: Management): Check {
  const name = 'Token';
  const kind = error instanceof GatewayFault ? error.kind : undefined;
  const oauthError = error instanceof GatewayFault ? error.data?.['error'] : undefined;
  if (kind === 'missingRole') {
    return wrong(
      name,
      'the machine-to-machine app has no access to the Management API',
      'In the Logto console, open the app and assign the role "Logto Management API access".',
    );
  }
  if (kind !== 'badCredentials') {
    const why = kind === 'unreachable' || kind === 'timeout' ? failureText(error) : 'not a response of Logto';
    return wrong(
      name,
      `no token from ${upstream.tokenEndpoint} (${why})`,
      'Check LOGTO_TOKEN_ENDPOINT, or LOGTO_ENDPOINT if it is unset.',
    );
  }
  if (oauthError === 'invalid_target') {
    return wrong(
      name,
      `Logto doesn't know the API ${credentials.resource}`,
      'Set LOGTO_RESOURCE to the API identifier of the Logto Management API. For a self-hosted Logto, leave it unset.',
    );
  }
  if (oauthError === 'invalid_client') {
    return wrong(
      name,
      'Logto does not accept the app (invalid_client)',
      'Check LOGTO_APP_ID and LOGTO_APP_SECRET. LOGTO_ENDPOINT must not be the address of the console (port 3002).',
    );
  }
  return wrong(
    name,
    `Logto refuses the app (${String(oauthError)})`,
    'LOGTO_APP_ID must be a machine-to-machine app whose secret has not expired.',
  );
}

/** Sends one request to the Management API. Only the number of users is read. */
async function usersCheck(send: UpstreamClient, { upstream }: Management): Promise<Check> {
  const name = 'Management API';
  try {
    const answer = await send({ method: 'GET', address: '/api/users?page=1&page_size=1' });
    await refuseFaults(answer);
    await answer.body?.cancel();
    const total = answer.headers.get(totalNumberHeader);
    if (answer.ok && total !== null) return ok(name, `responds, with ${Number(total).toLocaleString('en')} users`);
    return wrong(
      name,
      answer.ok ? `the header ${totalNumberHeader} is missing` : `it returned ${answer.status}`,
      'Make sure that proxies in front of Logto forward responses and headers unchanged.',
    );
  } catch (error) {
    const kind = error instanceof GatewayFault ? error.kind : undefined;
    if (kind === 'missingRole' || kind === 'badCredentials') {
      return wrong(
        name,
        'it does not accept the token that Logto issued',
        'Check LOGTO_RESOURCE and the role of the app. LOGTO_ENDPOINT and LOGTO_TOKEN_ENDPOINT must belong to the same Logto.',
      );
    }
    const why = kind === 'unreachable' || kind === 'timeout' ? failureText(error) : 'not a response of Logto';
    return wrong(name, `${upstream.baseUrl}/api/users fails (${why})`, 'Check LOGTO_ENDPOINT and the log of Logto.');
  }
}

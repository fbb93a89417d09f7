import type { Context } from 'hono';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { withJson } from '#gateway/upstream/upstream-client.ts';

import type { WriteUpstream } from './write-upstream.ts';

/**
 * Sends a request to a route of the Management API that makes Logto send a message, or that checks what it sent.
 *
 * @throws {GatewayFault} `connectorMissing`
 */
export const messageSender =
  (write: WriteUpstream) =>
  async (c: Context<OperatorEnv>, path: string, body: object): Promise<Response> => {
    try {
      return await write(withJson('POST', path, body), { path, reported: c.var.reported });
    } catch (error) {
      // Logto responds with 501 when no connector can send the message.
      const hasNoConnector = error instanceof GatewayFault && error.data?.['status'] === 501;
      throw hasNoConnector ? new GatewayFault('connectorMissing') : error;
    }
  };

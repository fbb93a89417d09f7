import { gatewayErrorCodes, type UnknownOutcome } from '#contract/errors.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Status codes of proxies that got no response from the upstream; 520 and 524 are Cloudflare's. */
const lostAnswers: readonly unknown[] = [502, 504, 520, 524];

/**
 * Converts the failure of a write. After a refused connection the write was certainly not carried out; after a timeout
 * or a lost connection its outcome is unknown.
 *
 * @param error the error of sending the request or reading the response
 */
export function faultOfWrite(error: unknown): unknown {
  if (!hidesOutcome(error)) return error;
  const because = gatewayErrorCodes[error instanceof GatewayFault ? error.kind : 'badAnswer'];
  return new GatewayFault('outcomeUnknown', {
    data: { outcome: 'unknown', because } satisfies UnknownOutcome,
    cause: error,
  });
}

function hidesOutcome(error: unknown): boolean {
  if (!(error instanceof GatewayFault)) return true;
  const status = error.data?.['status'];
  switch (error.kind) {
    case 'timeout':
      return true;
    case 'badAnswer':
      // A proxy redirected or refused the request before it reached the API.
      return !(typeof status === 'number' && status >= 300 && status < 500);
    case 'unreachable':
      return !isUnconnected(error.cause);
    case 'failed':
      return lostAnswers.includes(status);
    default:
      return false;
  }
}

/** Whether no connection was made: the host name is unknown, or the connection was refused. */
function isUnconnected(error: unknown): boolean {
  // Node.js collects one error per address of the host name.
  if (error instanceof AggregateError) return error.errors.every(isUnconnected);
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  if ('syscall' in error) return error.syscall === 'connect' || error.syscall === 'getaddrinfo';
  return isUnconnected(error.cause);
}

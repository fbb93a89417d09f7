import { gatewayErrorCodes, type UnknownOutcome } from '#contract/errors.ts';

import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Answers of proxies that gave up waiting for what stands behind them: 520 and 524 are Cloudflare's. */
const lostAnswers: readonly unknown[] = [502, 504, 520, 524];

/**
 * What is known after a write failed to be sent, or to be answered: a refused connection was never used, while a timeout or
 * a lost connection hides what became of the request.
 *
 * @param error what the request, or reading its answer, failed with
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
      // Something on the way redirects or refuses it in words of its own.
      return !(typeof status === 'number' && status >= 300 && status < 500);
    case 'unreachable':
      return !isUnconnected(error.cause);
    case 'failed':
      return lostAnswers.includes(status);
    default:
      return false;
  }
}

/** No connection came about: the name is not known, or nothing listens there. */
function isUnconnected(error: unknown): boolean {
  // One for each address that the name has.
  if (error instanceof AggregateError) return error.errors.every(isUnconnected);
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  if ('syscall' in error) return error.syscall === 'connect' || error.syscall === 'getaddrinfo';
  return isUnconnected(error.cause);
}

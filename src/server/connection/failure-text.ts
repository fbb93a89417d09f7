import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Returns the reason why `fetch` failed: the error code of the system or of TLS, if there is one. */
export function failureText(error: unknown): string {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError' || (cause instanceof GatewayFault && cause.kind === 'timeout'))
      return 'no response in time';
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
  }
  // The innermost code is the most specific, such as ECONNREFUSED within "fetch failed".
  return codes.at(-1) ?? 'the connection failed';
}

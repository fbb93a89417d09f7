import { GatewayFault } from '#gateway/gateway-fault.ts';

/** Result of one check of the connections to Logto and the sign-in provider. Contains no secrets. */
export type Check = {
  /** Name of the check, such as "Token". */
  name: string;
  /** `warning`: Usher works, but something is missing, at risk, or could not be checked. */
  state: 'ok' | 'warning' | 'wrong';
  /** Finding, or the problem. */
  found: string;
  /** How to fix the problem. */
  todo?: string;
};

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found });

export const warning = (name: string, found: string, todo?: string): Check => ({
  name,
  state: 'warning',
  found,
  ...(todo !== undefined && { todo }),
});

export const wrong = (name: string, found: string, todo: string): Check => ({ name, state: 'wrong', found, todo });

const labels = { ok: 'ok', warning: 'warning', wrong: 'WRONG' } as const;

/** Returns the printed lines of a check: the result, and how to fix a problem. */
export const checkLines = ({ name, state, found, todo }: Check): string[] => [
  `  ${labels[state].padEnd(7)}  ${name}: ${found}`,
  ...(todo === undefined ? [] : [`           -> ${todo}`]),
];

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

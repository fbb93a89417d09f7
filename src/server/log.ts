import { type RefusalDetails, SignInRefused } from '#gateway/operators/sign-in-refused.ts';

/**
 * Logs a fault as one line of JSON, without personal data or secrets. Messages of errors are omitted, because they may
 * quote data: only the kind of error and its location are logged.
 */
export function logFault({ requestId, method, error }: { requestId: string; method: string; error: unknown }): void {
  console.error(
    JSON.stringify({ time: new Date().toISOString(), level: 'error', requestId, method, ...describeError(error) }),
  );
}

type ErrorDescription = {
  error: string;
  code?: string;
  at?: string;
  cause?: ErrorDescription;
} & Partial<RefusalDetails>;

function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'kind' in error ? error.kind : 'code' in error ? error.code : undefined;
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    ...(at !== undefined && { at }),
    ...(error instanceof SignInRefused && error.details),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

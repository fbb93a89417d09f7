import { type RefusalDetails, SignInRefused } from '#gateway/operators/sign-in-refused.ts';

/**
 * One line of JSON for each thing an operator of the server should know. Nothing in it may be personal or secret: of errors
 * that are not our own only their kind and where they arose are told, since their words may quote data.
 */
export function logFault({ requestId, method, error }: { requestId: string; method: string; error: unknown }): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), level: 'error', requestId, method, ...told(error) }));
}

type Told = { error: string; code?: string; at?: string; cause?: Told } & Partial<RefusalDetails>;

function told(error: unknown): Told {
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
    ...(error.cause !== undefined && { cause: told(error.cause) }),
  };
}

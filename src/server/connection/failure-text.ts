/** Why a request got no answer, from the error that `fetch` throws: the code of the system or of TLS where there is one. */
export function failureText(error: unknown): string {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return 'no answer in time';
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
  }
  // The innermost is the most exact, such as ECONNREFUSED under "fetch failed".
  return codes.at(-1) ?? 'the connection failed';
}

declare global {
  /** Requests that the script in index.html has already sent, by URL. */
  var usherEarlyAnswers: Map<string, Promise<Response>> | undefined;
}

/** Returns whether index.html has already requested this URL. */
export const hasEarlyAnswer = (address: string): boolean => globalThis.usherEarlyAnswers?.has(address) ?? false;

/**
 * Returns the response to a request that index.html sent before this code loaded. Each response is used once, because
 * it goes stale. Returns undefined if there is none or it failed, so that the request is sent normally; a timeout (504)
 * is returned, so that the user does not wait for it twice.
 */
export async function takeEarlyAnswer(address: string): Promise<Response | undefined> {
  const early = globalThis.usherEarlyAnswers?.get(address);
  globalThis.usherEarlyAnswers?.delete(address);
  const response = await early?.catch(() => undefined);
  return response?.ok || response?.status === 504 ? response : undefined;
}

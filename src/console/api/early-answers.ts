declare global {
  /** What the script in index.html has asked already, by address. */
  var usherEarlyAnswers: Map<string, Promise<Response>> | undefined;
}

/** Whether this has been asked already. */
export const hasEarlyAnswer = (address: string): boolean => globalThis.usherEarlyAnswers?.has(address) ?? false;

/**
 * The answer to a question that went out before this code was here; once, for it ages. Nothing when there is none, or
 * when it is not a good one: then the question is asked as any other. A timeout counts: nobody waits for it twice.
 */
export async function takeEarlyAnswer(address: string): Promise<Response | undefined> {
  const early = globalThis.usherEarlyAnswers?.get(address);
  globalThis.usherEarlyAnswers?.delete(address);
  const response = await early?.catch(() => undefined);
  return response?.ok || response?.status === 504 ? response : undefined;
}

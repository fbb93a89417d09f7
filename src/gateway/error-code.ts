import { readJson } from './proxy/limited-body.ts';

/** Returns the code of an error response. Reads a clone, so that the body can still be read. */
export async function codeOf(answer: Response): Promise<string | undefined> {
  const body = await readJson(answer.clone()).catch(() => undefined);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

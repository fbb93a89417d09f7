import { readJson } from './proxy/limited-body.ts';

/** The code of an error answer, which stays readable for others. */
export async function codeOf(answer: Response): Promise<string | undefined> {
  const body = await readJson(answer.clone()).catch(() => undefined);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

import { answerFrom, type AnswerOptions } from '#gateway/proxy/answer.ts';
import type { UpstreamClient, UpstreamRequest } from '#gateway/upstream/upstream-client.ts';

import { faultOfWrite } from './unknown-outcome.ts';

/**
 * Sends a write and returns the result of {@link answerFrom}. A successful response is read completely first: a
 * truncated one leaves the outcome unknown.
 *
 * @throws {GatewayFault} `outcomeUnknown` when the write may have been carried out
 */
export type WriteUpstream = (request: UpstreamRequest, options: AnswerOptions) => Promise<Response>;

export const upstreamWriter =
  (send: UpstreamClient): WriteUpstream =>
  async (request, options) => {
    const sent = await send({ ...request, isWrite: true });
    try {
      if (!sent.ok) return await answerFrom(sent, options);
      const answer = await answerFrom(sent, { ...options, reported: (body) => body });
      const { status, headers } = answer;
      return new Response(answer.body === null ? null : await readWhole(answer), { status, headers });
    } catch (error) {
      throw faultOfWrite(error);
    }
  };

/** @throws {SyntaxError} if the content type is JSON but the body is not */
async function readWhole(answer: Response): Promise<string> {
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true;
  if (isJson && text !== '') JSON.parse(text);
  return text;
}

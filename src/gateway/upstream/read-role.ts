import { jsonObject } from '#contract/json.ts';
import { readJson } from '#gateway/proxy/limited-body.ts';

import { readAnswer } from './internal-read.ts';
import type { ReadOptions } from './read-user.ts';
import type { UpstreamClient } from './upstream-client.ts';

/**
 * Returns the current fields of a role; undefined if it does not exist or cannot be read.
 *
 * @throws {GatewayFault} if it is required and exists but cannot be read
 */
export type ReadRole = (
  roleId: string,
  options?: ReadOptions,
) => Promise<Readonly<Record<string, unknown>> | undefined>;

export const roleReader =
  (send: UpstreamClient): ReadRole =>
  async (roleId, { isRequired = false } = {}) => {
    const answer = await send({ method: 'GET', address: `/api/roles/${encodeURIComponent(roleId)}` });
    if (isRequired) return readAnswer(answer, jsonObject);
    const found = jsonObject.safeParse(await readJson(answer).catch(() => undefined));
    return answer.ok ? found.data : undefined;
  };

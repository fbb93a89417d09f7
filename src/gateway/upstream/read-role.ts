import { jsonObject } from '#contract/json.ts';
import { readJson } from '#gateway/proxy/limited-body.ts';

import type { UpstreamClient } from './upstream-client.ts';

/** Returns the current fields of a role; undefined if it cannot be read. */
export type ReadRole = (roleId: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

export const roleReader =
  (send: UpstreamClient): ReadRole =>
  async (roleId) => {
    const answer = await send({ method: 'GET', address: `/api/roles/${encodeURIComponent(roleId)}` });
    const found = jsonObject.safeParse(await readJson(answer).catch(() => undefined));
    return answer.ok ? found.data : undefined;
  };

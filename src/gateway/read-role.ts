import * as z from 'zod';

import { readJson } from './limited-body.ts';
import type { UpstreamClient } from './upstream-client.ts';

const role = z.record(z.string(), z.unknown());

/** The fields of a role as they are now. Nothing when it cannot be read. */
export type ReadRole = (roleId: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

export const roleReader =
  (ask: UpstreamClient): ReadRole =>
  async (roleId) => {
    const answer = await ask({ method: 'GET', address: `/api/roles/${encodeURIComponent(roleId)}` });
    const found = role.safeParse(await readJson(answer).catch(() => undefined));
    return answer.ok ? found.data : undefined;
  };

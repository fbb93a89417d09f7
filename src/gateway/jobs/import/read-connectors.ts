import * as z from 'zod';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { cachedPerJob } from './cached-per-job.ts';

const connectors = z.array(z.object({ type: z.string(), target: z.string() }));

/** Returns the targets of the tenant's social connectors, cached for a job. Other targets can't be linked. */
export type ConnectorReader = (jobId: string) => Promise<ReadonlySet<string>>;

export const connectorReader = ({ send, clock }: { send: UpstreamClient; clock: () => number }): ConnectorReader =>
  cachedPerJob(clock, async () => {
    const found = (await readAnswer(await send({ method: 'GET', address: '/api/connectors' }), connectors)) ?? [];
    return new Set(found.filter(({ type }) => type === 'Social').map(({ target }) => target));
  });

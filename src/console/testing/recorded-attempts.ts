import * as z from 'zod/mini';

import { log, type Log } from '#contract/logs.ts';
import recorded from '#management-api/conformance/log-scenarios.json' with { type: 'json' };

const attempts = z.record(z.string(), z.array(z.extend(z.omit(log, { createdAt: true }), { t: z.number() })));

/** Activity entries recorded from a running Logto, by scenario, oldest first (logto-behavior.md#7.3). */
export const recordedAttempts: Record<string, Log[]> = Object.fromEntries(
  Object.entries(attempts.parse(recorded.stories)).map(([name, entries]) => [
    name,
    entries.map(({ t, ...entry }) => ({ ...entry, createdAt: t })),
  ]),
);

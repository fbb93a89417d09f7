import * as z from 'zod/mini';

import type { LogPayload } from '#contract/logs.ts';

const named = z.optional(z.looseObject({ name: z.optional(z.string()), version: z.optional(z.string()) }));
const parsedUserAgent = z.looseObject({ browser: named, os: named });

/** Browser and system, as the server made them out; the bare user agent where it did not. */
export function deviceName({ userAgentParsed, userAgent }: LogPayload): string | undefined {
  const parsed = parsedUserAgent.safeParse(userAgentParsed);
  if (!parsed.success) return userAgent;
  const parts = [parsed.data.browser, parsed.data.os].flatMap((part) =>
    part?.name === undefined ? [] : [`${part.name} ${part.version?.split('.')[0] ?? ''}`.trim()],
  );
  return parts.length === 0 ? userAgent : parts.join(', ');
}

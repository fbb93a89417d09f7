import * as z from 'zod';

import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

/**
 * Picture hosts of identity providers, by the target of Logto's connectors. Users who upload a picture there cannot see
 * who views it.
 */
const hostsOfTargets: Readonly<Record<string, readonly string[]>> = {
  google: [3, 4, 5, 6].map((number) => `lh${number}.googleusercontent.com`),
  github: ['avatars.githubusercontent.com'],
  gitlab: ['gitlab.com', 'secure.gravatar.com'],
  facebook: ['platform-lookaside.fbsbx.com', 'graph.facebook.com'],
  discord: ['cdn.discordapp.com'],
  x: ['pbs.twimg.com'],
  twitter: ['pbs.twimg.com'],
  linkedin: ['media.licdn.com'],
  slack: ['avatars.slack-edge.com'],
  line: ['profile.line-scdn.net'],
  kakao: ['k.kakaocdn.net'],
  naver: ['phinf.pstatic.net', 'ssl.pstatic.net'],
  wechat: ['thirdwx.qlogo.cn'],
  qq: ['thirdqq.qlogo.cn'],
  huggingface: ['cdn-avatars.huggingface.co'],
};

/** A public host name: no IP address, and no internal name such as `intranet`. */
export const pictureHost = z
  .string()
  .toLowerCase()
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/, 'must be names of hosts');

const connectors = z.array(
  z.object({ target: z.string(), logo: z.string().nullish(), logoDark: z.string().nullish() }),
);

export type PictureHosts = {
  /** Returns the hosts from which browsers may load pictures directly. */
  current: () => readonly string[];
  /** Waits for a read in progress. */
  settled: () => Promise<void>;
};

type Options = {
  send: UpstreamClient;
  /** Hosts that are always allowed. */
  configured: readonly string[];
  clock: () => number;
  report: (error: unknown) => void;
};

/** How long the connectors are cached, in ms. */
const goodFor = 10 * 60_000;

/** Allows the picture hosts of the tenant's connectors, which it reads regularly in the background. */
export function pictureHosts({ send, configured, clock, report }: Options): PictureHosts {
  let known: readonly string[] = configured;
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> = Promise.resolve();

  return {
    current: () => {
      if (clock() - readAt >= goodFor) {
        readAt = clock();
        reading = read().catch(report);
      }
      return known;
    },
    settled: () => reading,
  };

  async function read(): Promise<void> {
    const found = (await readAnswer(await send({ method: 'GET', address: '/api/connectors' }), connectors)) ?? [];
    known = [...new Set([...configured, ...found.flatMap(hostsOf)])];
  }
}

/** Returns the hosts of the provider's pictures and of the connector's logos. */
const hostsOf = ({ target, logo, logoDark }: z.output<typeof connectors>[number]): string[] => [
  ...(Object.hasOwn(hostsOfTargets, target) ? (hostsOfTargets[target] ?? []) : []),
  ...[logo, logoDark].flatMap((url) => hostOfLogo(url ?? '') ?? []),
];

function hostOfLogo(url: string): string | undefined {
  const { protocol, host } = URL.canParse(url) ? new URL(url) : {};
  return protocol === 'https:' ? pictureHost.safeParse(host).data : undefined;
}

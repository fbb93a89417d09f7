import { calculateJwkThumbprint, type JWK } from 'jose';
import * as z from 'zod';

import { readJson } from '#gateway/proxy/limited-body.ts';
import type { Settings } from '#server/settings.ts';

/** Are the OpenID provider and the administered Logto one and the same? `unknown`: one of them did not answer. */
export type Comparison = 'same' | 'different' | 'unknown';

type Options = { logtoEndpoint: string; issuer: string; timeout: number };

const discoveryDocument = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * Compares a Logto and a provider that go by different addresses: the issuer that Logto says it is, then the keys that both
 * sign with. A key is compared by its thumbprint (RFC 7638), as its ID may be anything.
 */
export async function compareLogto({ logtoEndpoint, issuer, timeout }: Options): Promise<Comparison> {
  try {
    const logto = discoveryDocument.parse(await read(`${logtoEndpoint}/oidc${discoveryPath}`, timeout));
    if (spelling(logto.issuer) === spelling(issuer)) return 'same';
    const provider = discoveryDocument.parse(await read(`${spelling(issuer)}${discoveryPath}`, timeout));
    const [ours, theirs] = await Promise.all([
      // Not by `jwks_uri`, which may name an address that only browsers reach.
      thumbprints(`${logtoEndpoint}/oidc/jwks`, timeout),
      thumbprints(provider.jwks_uri, timeout),
    ]);
    return ours.some((key) => theirs.includes(key)) ? 'same' : 'different';
  } catch {
    return 'unknown';
  }
}

const discoveryPath = '/.well-known/openid-configuration';

const spelling = (url: string) => new URL(url).href.replace(/\/+$/, '');

async function read(url: string, timeout: number): Promise<unknown> {
  return readJson(await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(timeout) }));
}

async function thumbprints(url: string, timeout: number): Promise<string[]> {
  const { keys } = keySet.parse(await read(url, timeout));
  return Promise.all(keys.map((key) => calculateJwkThumbprint(key satisfies JWK)));
}

/**
 * How to compare the two; undefined where there is nothing to compare: no Logto, no provider, or they are known to be one.
 */
export function providerComparison({
  management,
  operators: { provider },
  upstreamTimeout,
}: Settings): (() => Promise<Comparison>) | undefined {
  if (management.kind !== 'logto' || provider === undefined || provider.isSameLogto) return undefined;
  const options = { logtoEndpoint: management.endpoint, issuer: provider.issuer, timeout: upstreamTimeout };
  return () => compareLogto(options);
}

/** After a comparison that came to nothing, the next one waits so long, in ms. */
const retryAfter = 60_000;

type WatchOptions = { compare: () => Promise<Comparison>; clock: () => number };

/** Remembers the comparison once there is one. Until then it is tried again when somebody wants to know. */
export function watchComparison({ compare, clock }: WatchOptions) {
  let result: Comparison = 'unknown';
  let triedAt = Number.NEGATIVE_INFINITY;
  const run = async (): Promise<Comparison> => {
    if (result === 'unknown') {
      triedAt = clock();
      result = await compare();
    }
    return result;
  };
  return {
    compare: run,
    /** Keeps nobody waiting: says what is known, and finds out for the next one. */
    isSame: (): boolean => {
      // It never fails.
      if (result === 'unknown' && clock() - triedAt >= retryAfter) void run();
      return result === 'same';
    },
  };
}

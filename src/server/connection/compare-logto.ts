import { calculateJwkThumbprint, type JWK } from 'jose';
import * as z from 'zod';

import { readJson } from '#gateway/read-json.ts';
import type { Settings } from '#server/settings.ts';

/** Whether the OpenID provider is the administered Logto. `unknown`: one of them did not respond. */
export type ProviderComparison = 'same' | 'different' | 'unknown';

type Options = { logtoEndpoint: string; issuer: string; timeout: number };

const discoveryDocument = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });
const keySet = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * Compares a Logto and a provider with different addresses: first the issuer that Logto names, then the signing keys of
 * both. Keys are compared by thumbprint (RFC 7638), because key IDs are arbitrary.
 */
export async function compareLogto({ logtoEndpoint, issuer, timeout }: Options): Promise<ProviderComparison> {
  try {
    const logto = discoveryDocument.parse(await read(`${logtoEndpoint}/oidc${discoveryPath}`, timeout));
    if (normalizeUrl(logto.issuer) === normalizeUrl(issuer)) return 'same';
    const provider = discoveryDocument.parse(await read(`${normalizeUrl(issuer)}${discoveryPath}`, timeout));
    const [ours, theirs] = await Promise.all([
      // Logto's `jwks_uri` may be an address that only browsers reach.
      thumbprints(`${logtoEndpoint}/oidc/jwks`, timeout),
      thumbprints(provider.jwks_uri, timeout),
    ]);
    return ours.some((key) => theirs.includes(key)) ? 'same' : 'different';
  } catch {
    return 'unknown';
  }
}

const discoveryPath = '/.well-known/openid-configuration';

const normalizeUrl = (url: string) => new URL(url).href.replace(/\/+$/, '');

async function read(url: string, timeout: number): Promise<unknown> {
  return readJson(await fetch(url, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(timeout) }));
}

async function thumbprints(url: string, timeout: number): Promise<string[]> {
  const { keys } = keySet.parse(await read(url, timeout));
  return Promise.all(keys.map((key) => calculateJwkThumbprint(key satisfies JWK)));
}

/**
 * Returns a function that compares the two; undefined without a Logto or provider, or if the settings say that they are
 * the same.
 */
export function providerComparison({
  management,
  operators: { provider },
  upstreamTimeout,
}: Settings): (() => Promise<ProviderComparison>) | undefined {
  if (management.kind !== 'logto' || provider === undefined || provider.isSameLogto) return undefined;
  const options = { logtoEndpoint: management.endpoint, issuer: provider.issuer, timeout: upstreamTimeout };
  return () => compareLogto(options);
}

/** Minimum time between a comparison without a result and the next one, in ms. */
const retryAfter = 60_000;

type WatchOptions = { compare: () => Promise<ProviderComparison>; clock: () => number };

/** Caches the result of the comparison. Without a result, the comparison is repeated on demand. */
export function watchComparison({ compare, clock }: WatchOptions) {
  let result: ProviderComparison = 'unknown';
  let triedAt = Number.NEGATIVE_INFINITY;
  const run = async (): Promise<ProviderComparison> => {
    if (result === 'unknown') {
      triedAt = clock();
      result = await compare();
    }
    return result;
  };
  return {
    compare: run,
    /** Returns the known result at once; if there is none yet, starts a comparison in the background. */
    isSame: (): boolean => {
      // `compare` never rejects.
      if (result === 'unknown' && clock() - triedAt >= retryAfter) void run();
      return result === 'same';
    },
  };
}

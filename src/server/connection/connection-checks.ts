import { connectLogto, type Management } from '#server/management.ts';
import type { Settings } from '#server/settings.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

import { type Check, ok, warning, wrong } from './check.ts';
import type { Comparison } from './compare-logto.ts';
import { accessChecks, endpointChecks } from './logto-checks.ts';
import { logtoOperatorChecks } from './logto-operator-checks.ts';
import { failureText } from './failure-text.ts';
import { discoveryChecks, signInChecks } from './provider-checks.ts';
import { versionCheck } from './version-check.ts';

type Options = {
  /** Compares the sign-in provider with the administered Logto; undefined where that is settled. */
  compareProvider: (() => Promise<Comparison>) | undefined;
  /** Milliseconds since the epoch. */
  clock: () => number;
};

/** Is there anything to connect to? Without Logto and provider everything is in this process. */
export const hasConnections = ({ management, operators }: Settings): boolean =>
  management.kind === 'logto' || operators.provider !== undefined;

/** What every start tries: a token, one request, the provider's discovery document. Each has the usual timeout. */
export async function* quickChecks(settings: Settings, options: Options): AsyncGenerator<Check> {
  const { management, operators, upstreamTimeout: timeout } = settings;
  const { clock } = options;
  if (management.kind === 'logto') yield* accessChecks({ management: connectLogto(management), timeout, clock });
  if (operators.provider !== undefined) yield* discoveryChecks({ provider: operators.provider, timeout, clock });
  yield* sameLogtoChecks(options);
}

/** The whole chain, step by step. A step that another needs ends its part of the chain when it fails. */
export async function* allChecks(settings: Settings, options: Options): AsyncGenerator<Check> {
  const { management, operators, upstreamTimeout: timeout } = settings;
  const { clock } = options;
  let ask: UpstreamClient | undefined;
  if (management.kind === 'logto') ask = yield* logtoChain(connectLogto(management), { timeout, clock });
  if (operators.provider !== undefined) {
    const { provider } = operators;
    const config = yield* discoveryChecks({ provider, timeout, clock });
    if (config !== undefined) yield* signInChecks(config, { provider, timeout, clock });
    const isSame = provider.isSameLogto || (yield* sameLogtoChecks(options)) === 'same';
    if (isSame && ask !== undefined) yield* logtoOperatorChecks(ask, provider);
  }
  if (operators.publicUrl !== undefined) yield await publicUrlCheck(operators.publicUrl, settings);
}

async function* logtoChain(
  management: Management,
  { timeout, clock }: { timeout: number; clock: () => number },
): AsyncGenerator<Check, UpstreamClient | undefined> {
  const isReached = yield* endpointChecks({ management, timeout, clock });
  if (!isReached) return undefined;
  const ask = yield* accessChecks({ management, timeout, clock });
  if (ask !== undefined) yield await versionCheck(ask);
  return ask;
}

async function* sameLogtoChecks({ compareProvider }: Options): AsyncGenerator<Check, Comparison> {
  const comparison = compareProvider === undefined ? 'different' : await compareProvider();
  if (comparison === 'same') {
    yield warning(
      'Account protection',
      'OIDC_ISSUER and LOGTO_ENDPOINT are the same Logto, but Usher takes operators for strangers: own accounts are not protected',
      'Set OIDC_IS_LOGTO=true: nobody then changes their own account, and only administrators those of operators.',
    );
  }
  return comparison;
}

/** Usher may not run yet, so that an address that does not answer is only a warning. */
async function publicUrlCheck(publicUrl: string, { management, upstreamTimeout }: Settings): Promise<Check> {
  const name = 'Public address';
  if (management.kind === 'logto' && new URL(management.endpoint).origin === publicUrl) {
    return wrong(
      name,
      `PUBLIC_URL is the address of Logto`,
      'Give Usher a host name of its own: both answer under /api.',
    );
  }
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(upstreamTimeout),
    });
    if (answer.ok && (await answer.text()) === 'ok') return ok(name, `Usher answers at ${publicUrl}`);
    return wrong(
      name,
      `${publicUrl} leads to something that is not Usher (${answer.status})`,
      'Let the reverse proxy pass all paths on to Usher, or correct PUBLIC_URL.',
    );
  } catch (error) {
    return warning(
      name,
      `${publicUrl} does not answer from this machine (${failureText(error)})`,
      'Nothing to do if Usher is not running, or if only browsers reach this address.',
    );
  }
}

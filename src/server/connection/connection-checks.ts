import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';
import { connectLogto, type Management } from '#server/management.ts';
import type { Settings } from '#server/settings.ts';

import { type Check, ok, warning, wrong, failureText } from './check.ts';
import type { ProviderComparison } from './compare-logto.ts';
import { accessChecks, endpointChecks } from './logto-checks.ts';
import { logtoOperatorChecks } from './logto-operator-checks.ts';
import { discoveryChecks, signInChecks } from './provider-checks.ts';
import { versionCheck } from './version-check.ts';

type Options = {
  /** Compares the sign-in provider with the administered Logto; undefined if no comparison is needed. */
  compareProvider: (() => Promise<ProviderComparison>) | undefined;
  /** Milliseconds since the epoch. */
  clock: () => number;
};

/** Returns whether there are connections to check: a Logto or a sign-in provider. */
export const hasConnections = ({ management, operators }: Settings): boolean =>
  management.kind === 'logto' || operators.provider !== undefined;

/** Checks of every start: a token, one request, the provider's discovery document. */
export async function* quickChecks(settings: Settings, options: Options): AsyncGenerator<Check> {
  const { management, operators, upstreamTimeout: timeout } = settings;
  const { clock } = options;
  if (management.kind === 'logto') yield* accessChecks({ management: connectLogto(management), timeout, clock });
  if (operators.provider !== undefined) yield* discoveryChecks({ provider: operators.provider, timeout, clock });
  yield* sameLogtoChecks(options);
}

/** All checks, step by step. A failed check skips the checks that depend on it. */
export async function* allChecks(settings: Settings, options: Options): AsyncGenerator<Check> {
  const { management, operators, upstreamTimeout: timeout } = settings;
  const { clock } = options;
  let send: UpstreamClient | undefined;
  if (management.kind === 'logto') send = yield* logtoChain(connectLogto(management), { timeout, clock });
  if (operators.provider !== undefined) {
    const { provider } = operators;
    const config = yield* discoveryChecks({ provider, timeout, clock });
    if (config !== undefined) yield* signInChecks(config, { provider, timeout, clock });
    const isSame = provider.isSameLogto || (yield* sameLogtoChecks(options)) === 'same';
    if (isSame && send !== undefined) yield* logtoOperatorChecks(send, provider);
  }
  if (operators.publicUrl !== undefined) yield await publicUrlCheck(operators.publicUrl, settings);
}

async function* logtoChain(
  management: Management,
  { timeout, clock }: { timeout: number; clock: () => number },
): AsyncGenerator<Check, UpstreamClient | undefined> {
  const isReached = yield* endpointChecks({ management, timeout, clock });
  if (!isReached) return undefined;
  const send = yield* accessChecks({ management, timeout, clock });
  if (send !== undefined) yield await versionCheck(send);
  return send;
}

async function* sameLogtoChecks({ compareProvider }: Options): AsyncGenerator<Check, ProviderComparison> {
  const comparison = compareProvider === undefined ? 'different' : await compareProvider();
  if (comparison === 'same') {
    yield warning(
      'Account protection',
      "OIDC_ISSUER and LOGTO_ENDPOINT are the same Logto, but the settings don't say so: operators' accounts are not protected",
      "Set OIDC_IS_LOGTO=true. Then operators can't change their own account, and only administrators can change operators.",
    );
  }
  return comparison;
}

/** No response is only a warning, because Usher may not be running. */
async function publicUrlCheck(publicUrl: string, { management, upstreamTimeout }: Settings): Promise<Check> {
  const name = 'Public address';
  if (management.kind === 'logto' && new URL(management.endpoint).origin === publicUrl) {
    return wrong(
      name,
      `PUBLIC_URL is the address of Logto`,
      'Use a separate host name for Usher: both use the path /api.',
    );
  }
  try {
    const answer = await fetch(`${publicUrl}/healthz`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(upstreamTimeout),
    });
    if (answer.ok && (await answer.text()) === 'ok') return ok(name, `Usher responds at ${publicUrl}`);
    return wrong(
      name,
      `${publicUrl} is not the address of Usher (status ${answer.status})`,
      'Make the reverse proxy forward all paths to Usher, or correct PUBLIC_URL.',
    );
  } catch (error) {
    return warning(
      name,
      `${publicUrl} does not respond to this machine (${failureText(error)})`,
      'Ignore this if Usher is not running, or if only browsers reach this address.',
    );
  }
}

import * as openid from 'openid-client';

import { providerRequest, discover } from '#gateway/operators/provider-request.ts';
import { callbackPath, type ProviderSettings } from '#gateway/operators/openid-provider.ts';
import { SignInRefused } from '#gateway/operators/sign-in-refused.ts';

import { type Check, ok, warning, wrong } from './check.ts';
import { clockCheck } from './clock-check.ts';
import { failureText } from './failure-text.ts';

export type ProviderChecks = {
  provider: ProviderSettings;
  /** Milliseconds for each request. */
  timeout: number;
  clock: () => number;
};

/** @returns where the provider's endpoints are; undefined when it cannot be used */
export async function* discoveryChecks({
  provider,
  timeout,
}: ProviderChecks): AsyncGenerator<Check, openid.Configuration | undefined> {
  const name = 'Sign-in provider';
  try {
    const config = await discover(provider, timeout / 1000);
    yield ok(name, `${provider.issuer} answers`);
    return config;
  } catch (error) {
    const { reason, providerErrorDescription: description } = refusalIn(error);
    yield reason === 'issuer'
      ? wrong(
          name,
          `${provider.issuer} is no OpenID provider's address${description === undefined ? '' : ` (${description})`}`,
          'Set OIDC_ISSUER exactly as the provider names itself. For Logto it is its address followed by /oidc.',
        )
      : wrong(
          name,
          `${provider.issuer} can't be reached (${description ?? failureText(error)})`,
          'Check OIDC_ISSUER, and that this machine reaches it: name, port, firewall, certificate.',
        );
    return undefined;
  }
}

/** What can be known of Usher's application at the provider while no user signs in. */
export async function* signInChecks(config: openid.Configuration, options: ProviderChecks): AsyncGenerator<Check> {
  yield await clientCheck(config, options);
  yield* redirectChecks(config, options);
  const signOut = await signOutCheck(config, options);
  if (signOut !== undefined) yield signOut;
  yield* metadataChecks(config, options);
}

/** Exchanges a code that nobody was given: the provider checks the application first, then refuses the code. */
async function clientCheck(config: openid.Configuration, { provider }: ProviderChecks): Promise<Check> {
  const name = 'Sign-in application';
  const parameters = {
    code: 'usher-doctor',
    redirect_uri: `${provider.publicUrl}${callbackPath}`,
    code_verifier: openid.randomPKCECodeVerifier(),
  };
  try {
    await providerRequest(
      () => openid.genericGrantRequest(config, 'authorization_code', parameters),
      [provider.clientSecret, parameters.code_verifier],
    );
  } catch (error) {
    const { reason, providerError, providerErrorDescription: description } = refusalIn(error);
    if (providerError === 'invalid_grant') return ok(name, 'the provider accepts its ID and secret');
    const said = [providerError, description].filter(Boolean).join(': ');
    if (reason === 'client') {
      return wrong(
        name,
        `the provider does not accept it (${said})`,
        'Check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET. At Logto it is an application of the type "Traditional web".',
      );
    }
    if (reason === 'failed') {
      return wrong(
        name,
        `the token endpoint of the provider can't be reached (${description ?? failureText(error)})`,
        'Let this machine reach the addresses that the provider names in its discovery document.',
      );
    }
    return warning(name, `could not be checked (${said})`);
  }
  return warning(name, 'could not be checked: the provider accepts any code');
}

/** Begins a sign-in as a browser would: a provider that does not know the redirect URI shows an error of its own. */
async function* redirectChecks(
  config: openid.Configuration,
  { provider, timeout, clock }: ProviderChecks,
): AsyncGenerator<Check> {
  const name = 'Redirect URI';
  const redirectUri = `${provider.publicUrl}${callbackPath}`;
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: provider.scopes,
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    code_challenge: await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
    prompt: 'login consent',
  });
  try {
    const answer = await open(url, timeout);
    const error = errorIn(answer, redirectUri);
    const page = await textOf(answer);
    const checked = clockCheck('Clock of the provider', answer, clock());
    if (checked !== undefined) yield checked;
    if (error !== undefined) {
      yield wrong(
        name,
        `it is known, but the provider refuses the sign-in (${error})`,
        'Check OIDC_SCOPES, and the type and permissions of the application at the provider.',
      );
    } else if (answer.status < 400) yield ok(name, `the provider knows ${redirectUri}`);
    else if (/redirect.?uri/i.test(page)) {
      yield wrong(
        name,
        `the provider does not know ${redirectUri}`,
        'Add exactly this address to the redirect URIs of the application. Until then the provider shows an error of its own.',
      );
    } else {
      yield wrong(
        name,
        `the provider answered ${answer.status} where a sign-in begins`,
        `Check OIDC_CLIENT_ID, and that the application has the redirect URI ${redirectUri}.`,
      );
    }
  } catch (error) {
    yield warning(name, `could not be checked (${failureText(error)})`);
  }
}

/** @returns undefined where the provider has no such page */
async function signOutCheck(
  config: openid.Configuration,
  { provider, timeout }: ProviderChecks,
): Promise<Check | undefined> {
  if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
  const name = 'Post sign-out redirect URI';
  const address = `${provider.publicUrl}/sign-in`;
  try {
    const answer = await open(openid.buildEndSessionUrl(config, { post_logout_redirect_uri: address }), timeout);
    await answer.body?.cancel();
    if (answer.status < 400) return ok(name, `the provider knows ${address}`);
    return wrong(
      name,
      `the provider does not know ${address}`,
      'Add exactly this address to the post sign-out redirect URIs of the application.',
    );
  } catch (error) {
    return warning(name, `could not be checked (${failureText(error)})`);
  }
}

/** What the provider lists in its discovery document need not be all, so that a miss is only a warning. */
function* metadataChecks(config: openid.Configuration, { provider }: ProviderChecks): Generator<Check> {
  const { scopes_supported: scopes, claims_supported: claims } = config.serverMetadata();
  const unknown = provider.scopes.split(' ').filter((scope) => scope !== '' && scopes?.includes(scope) === false);
  if (unknown.length > 0) {
    yield warning('Scopes', `the provider does not list ${unknown.join(', ')}`, 'Check OIDC_SCOPES.');
  }
  if (claims?.includes(provider.rolesClaim) === false) {
    yield warning('Roles claim', `the provider does not list ${provider.rolesClaim}`, 'Check OIDC_ROLES_CLAIM.');
  }
}

const open = (url: URL, timeout: number) =>
  fetch(url, { redirect: 'manual', headers: { accept: 'text/html' }, signal: AbortSignal.timeout(timeout) });

/** The error that the provider sends back to Usher, if that is where it leads. */
function errorIn(answer: Response, redirectUri: string): string | undefined {
  const location = answer.headers.get('location');
  if (location === null || !location.startsWith(redirectUri)) return undefined;
  const { searchParams } = new URL(location);
  const said = [searchParams.get('error'), searchParams.get('error_description')].filter((part) => part !== null);
  return said.length === 0 ? undefined : said.join(': ');
}

/** Pages of errors are short; more is not read. */
const maxPageLength = 20_000;

const textOf = async (answer: Response) => (await answer.text()).slice(0, maxPageLength);

const refusalIn = (error: unknown): Partial<SignInRefused['details']> =>
  error instanceof SignInRefused ? error.details : { reason: 'failed' };

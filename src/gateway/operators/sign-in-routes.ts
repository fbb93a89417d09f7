import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';

import {
  anotherAccount,
  demoSignIn,
  sameAccount,
  type SignedOut,
  type SignInFailure,
  type SignInOptions,
  signInParameters,
  type Operator,
  type OperatorRole,
} from '#contract/operators.ts';
import type { AuditRecorder } from '#gateway/audit-log/audit-recorder.ts';
import { GatewayFault, type GatewayFaultKind } from '#gateway/gateway-fault.ts';

import type { AccountChoice, OperatorSource, OperatorProvider } from './operator-source.ts';
import { ownPath } from './own-path.ts';
import { seal, type Secrets } from './seal.ts';
import type { Sessions } from './session.ts';
import { SignInRefused } from './sign-in-refused.ts';

type Options = {
  source: OperatorSource;
  sessions: Sessions;
  secrets: Secrets;
  clock: () => number;
  /** Counts a sign-in against the limit of its IP address. */
  countSignIn: (c: Context) => void;
  recorder: Pick<AuditRecorder, 'signedIn' | 'signInFailed' | 'signedOut'>;
  /** Logs errors that the response does not contain. */
  report: (c: Context, error: unknown) => void;
};

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  authenticatedAfter: z.number(),
  isFresh: z.boolean(),
  returnTo: z.string(),
});

const attemptCookie = '__Host-usher-sign-in';
const cookieOptions = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const;

/** Time allowed for the sign-in at the provider, in ms. */
const attemptLifetime = 10 * 60_000;

/** Routes for sign-in options, the redirect to the provider, its callback, and sign-out. */
export function signInRoutes({ source, sessions, secrets, clock, countSignIn, recorder, report }: Options): Hono {
  const routes = new Hono();
  const attempts = seal({ secrets, purpose: 'sign-in', shape: attempt, clock });

  routes.get('/sign-in-options', (c) =>
    c.json({ kind: source.kind, isExposed: source.kind === 'demo' && source.isExposed } satisfies SignInOptions),
  );

  routes.post('/sign-in/demo', async (c) => {
    const body = demoSignIn.safeParse(await c.req.json().catch(() => undefined));
    if (source.kind !== 'demo') throw new GatewayFault('routeNotAllowed');
    if (!body.success) throw new GatewayFault('invalidInput');
    const operator = demoOperator(body.data.role);
    await sessions.start(c, { operator });
    await recorder.signedIn(c, operator);
    return c.body(null, 204);
  });

  routes.get('/sign-in', async (c) => {
    const returnTo = ownPath(c.req.query(signInParameters.returnTo));
    return withProvider(c, returnTo, async (provider) => {
      const { url, attempt: begun } = await provider.begin(choiceOf(c.req.query(signInParameters.account)));
      const expiresAt = clock() + attemptLifetime;
      setCookie(c, attemptCookie, await attempts.close({ ...begun, returnTo }, expiresAt), cookieOptions);
      return c.redirect(url.href);
    });
  });

  routes.get('/callback', async (c) => {
    const begun = await attempts.open(getCookie(c, attemptCookie) ?? '');
    deleteCookie(c, attemptCookie, cookieOptions);
    if (begun === undefined) {
      await recorder.signInFailed(c, 'expired');
      return failed(c, 'expired', '/');
    }
    // Count only callbacks with a valid attempt: other sites can send browsers here and must not use up their limit.
    countSignIn(c);
    return withProvider(c, begun.returnTo, async (provider) => {
      const identified = await provider.finish(new URL(c.req.url), begun);
      await sessions.start(c, identified);
      await recorder.signedIn(c, identified.operator);
      return c.redirect(begun.returnTo);
    });
  });

  routes.post('/sign-out', async (c) => {
    const ended = await sessions.end(c);
    if (ended !== undefined) await recorder.signedOut(c, ended);
    const url = source.kind === 'oidc' ? await source.endSessionUrl() : undefined;
    if (source.kind === 'oidc' && ended?.refreshToken !== undefined) {
      // In the background, so that the operator need not wait for the provider: the token was only in the ended
      // session.
      source.revoke(ended.refreshToken).catch((error: unknown) => report(c, error));
    }
    // Clear the browser's cache (including pages for the back button) and storage.
    c.header('clear-site-data', '"cache", "storage"');
    return c.json({ redirectTo: url?.href ?? null } satisfies SignedOut);
  });

  return routes;

  /**
   * Redirects to the sign-in page on failure, because the browser opens these routes as pages and would show an error
   * body.
   */
  async function withProvider(c: Context, returnTo: string, go: (provider: OperatorProvider) => Promise<Response>) {
    if (source.kind !== 'oidc') throw new GatewayFault('routeNotAllowed');
    try {
      return await go(source);
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      // The log has the details for the administrator, which the page must not show.
      report(c, error);
      await recorder.signInFailed(c, error.reason);
      return failed(c, error.reason, returnTo);
    }
  }
}

const failed = (c: Context, failure: SignInFailure, returnTo: string) =>
  c.redirect(`/sign-in?${new URLSearchParams({ failure, return_to: returnTo }).toString()}`);

const choiceOf = (account: string | undefined): AccountChoice =>
  account === anotherAccount ? 'another' : account === sameAccount ? 'same' : 'any';

/** Routes that the browser opens as pages, where it would show an error body. */
const pages = ['/usher/sign-in', '/usher/callback'];

/** Returns a redirect to the sign-in page, which shows the fault, if the browser opened the route as a page. */
export function onSignInPage(c: Context, { kind }: GatewayFault): Response | undefined {
  if (c.req.method !== 'GET' || !pages.includes(c.req.path) || kind === 'routeNotAllowed') return undefined;
  return failed(c, failureOf[kind] ?? 'failed', ownPath(c.req.query(signInParameters.returnTo)));
}

const failureOf: Partial<Record<GatewayFaultKind, SignInFailure>> = {
  tooManyRequests: 'too-many',
  originNotAllowed: 'elsewhere',
};

const names = { viewer: 'Vera Viewer', support: 'Sam Support', admin: 'Alex Admin' } satisfies Record<
  OperatorRole,
  string
>;

/** The demo operator of a role. */
const demoOperator = (role: OperatorRole): Operator => ({ subject: `demo-${role}`, name: names[role], role });

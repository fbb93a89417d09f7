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
import type { AccountChoice, OperatorSource, Provider } from './operator-source.ts';
import { ownPath } from './own-path.ts';
import { seal, type Secrets } from './seal.ts';
import type { Sessions } from './session.ts';
import { SignInRefused } from './sign-in-refused.ts';

type Options = {
  source: OperatorSource;
  sessions: Sessions;
  secrets: Secrets;
  clock: () => number;
  /** Counts a sign-in against the limit of where it comes from. */
  countSignIn: (c: Context) => void;
  recorder: Pick<AuditRecorder, 'signedIn' | 'signInFailed' | 'signedOut'>;
  /** Called with what went wrong and keeps nobody waiting. */
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

/** Time to sign in at the provider, in ms. */
const attemptLifetime = 10 * 60_000;

/** Everything about coming and going: what the sign-in page offers, the way to the provider and back, and out again. */
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
    // Only now: a page elsewhere can send browsers here, and must not use up what its visitors have.
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
      // Without the session nobody has the token any more: whoever leaves need not wait for the provider.
      source.revoke(ended.refreshToken).catch((error: unknown) => report(c, error));
    }
    // What the browser kept for this operator, in its cache, in its storage and of pages to go back to.
    c.header('clear-site-data', '"cache", "storage"');
    return c.json({ redirectTo: url?.href ?? null } satisfies SignedOut);
  });

  return routes;

  /** The browser is on its way between pages: what goes wrong is told by the sign-in page, not by an error body. */
  async function withProvider(c: Context, returnTo: string, go: (provider: Provider) => Promise<Response>) {
    if (source.kind !== 'oidc') throw new GatewayFault('routeNotAllowed');
    try {
      return await go(source);
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      // Whoever sets up the provider finds in the log what the page must not show.
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

/** What is opened as a page: no error body can be shown there. */
const pages = ['/usher/sign-in', '/usher/callback'];

/** The way to the sign-in page, which tells of a fault, when it came between the browser and the provider. */
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

/** One invented person for each role. */
const demoOperator = (role: OperatorRole): Operator => ({ subject: `demo-${role}`, name: names[role], role });

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

/** The browser's cookies of the provider. */
export type Cookies = Map<string, string>;

/** An OpenID provider on loopback, with users that a test defines. */
export type OpenIdServer = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claims of users by subject; a test may change them at any time. */
  users: Map<string, Record<string, unknown>>;
  /** Sets the user of the next sign-ins. */
  actAs: (subject: string) => void;
  /** Signs in as `subject` and returns the URL of the redirect back to Usher. */
  signIn: (authorizationUrl: URL, subject: string, cookies?: Cookies) => Promise<URL>;
  /** Refuses the next sign-in with this error. */
  refuse: (error: string, description: string) => void;
  /** Sets the provider's clock back, in ms. */
  setClockBack: (ms: number) => void;
  /** The IDs of revoked refresh tokens. */
  revoked: string[];
  close: () => Promise<void>;
};

const interaction = '/interaction';

/** Shared by all servers of a test run, because generating it takes long. */
let signingKey: ReturnType<typeof generateKeyPair> | undefined;

/** @param port 0 for any free port */
export async function startOpenIdServer(redirectUri: string, port = 0): Promise<OpenIdServer> {
  const users: OpenIdServer['users'] = new Map();
  signingKey ??= generateKeyPair('RS256', { extractable: true });
  const { privateKey } = await signingKey;
  const server = createServer((request, response) => {
    const answer = () =>
      request.url === interaction ? agree(request, response) : provider.callback()(request, response);
    atOwnTime(answer).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const issuer = await listening(server, port);
  const [clientId, clientSecret] = ['usher', 'secret-of-usher-at-the-provider'];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        post_logout_redirect_uris: [new URL('/sign-in', redirectUri).href],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], roles: ['roles'] },
    scopes: ['openid', 'profile', 'roles', 'offline_access'],
    findAccount: (_context, sub) => {
      const claims = users.get(sub);
      return claims && { accountId: sub, claims: () => ({ sub, ...claims }) };
    },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: () => interaction },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: 'sig' }] },
    cookies: { keys: ['a key of the tests'] },
  });
  const revoked: string[] = [];
  provider.on('refresh_token.destroyed', ({ jti }) => revoked.push(jti));
  let subject = '';
  let refusal: { error: string; error_description: string } | undefined;
  let clockIsBehind = 0;

  return {
    issuer,
    clientId,
    clientSecret,
    users,
    revoked,
    actAs,
    refuse: (error, description) => {
      refusal = { error, error_description: description };
    },
    setClockBack: (ms) => {
      clockIsBehind = ms;
    },
    signIn: (authorizationUrl, as, cookies = new Map()) => {
      actAs(as);
      return followRedirects(authorizationUrl, cookies);
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  function actAs(next: string): void {
    subject = next;
  }

  /** Changes `Date.now` during the response, because the provider's clock cannot be set. */
  async function atOwnTime(answer: () => Promise<void>): Promise<void> {
    if (clockIsBehind === 0) return answer();
    const { now } = Date;
    Date.now = () => now() - clockIsBehind;
    try {
      await answer();
    } finally {
      Date.now = now;
    }
  }

  /** Signs in and consents at once instead of showing a page. */
  async function agree(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (refusal !== undefined) {
      const refused = refusal;
      refusal = undefined;
      return provider.interactionFinished(request, response, refused);
    }
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: subject } });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId });
    grant.addOIDCScope(String(params['scope']));
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }
}

function listening(server: Server, port: number): Promise<string> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

/** Follows redirects and forms as a browser does, until they lead to another site. */
async function followRedirects(start: URL, cookies: Cookies): Promise<URL> {
  let url = start;
  let form: URLSearchParams | undefined;
  while (url.origin === start.origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = form === undefined ? {} : { method: 'POST', body: form };
    // In sequence: each response contains the next URL.
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...sent });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    const page = location === null ? await answer.text() : '';
    // A form that submits itself: the provider ends the session of one account before it starts another's.
    const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1];
    const next = location ?? action;
    if (next === undefined)
      throw new Error(`The provider returned neither a redirect nor a form: ${answer.status} ${page}`);
    form = location === null ? fieldsIn(page) : undefined;
    url = new URL(next, url);
  }
  return url;
}

function fieldsIn(page: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)) {
    fields.append(name, value);
  }
  return fields;
}

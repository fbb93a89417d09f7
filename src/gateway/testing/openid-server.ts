import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

/** An OpenID provider on loopback, with the people that a test gives it. */
export type OpenIdServer = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claims by subject; a test may change them at any time. */
  people: Map<string, Record<string, unknown>>;
  /** Whoever comes next is taken for this person. */
  be: (subject: string) => void;
  /** Walks through the provider's pages as `subject`, up to where it sends the browser back to. */
  signIn: (authorizationUrl: URL, subject: string) => Promise<URL>;
  /** The refresh tokens that were taken back. */
  revoked: string[];
  close: () => Promise<void>;
};

const interaction = '/interaction';

/** @param port 0: any that is free */
export async function startOpenIdServer(redirectUri: string, port = 0): Promise<OpenIdServer> {
  const people: OpenIdServer['people'] = new Map();
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const server = createServer((request, response) => {
    const answer = request.url === interaction ? agree(request, response) : provider.callback()(request, response);
    answer.catch((error: unknown) => response.writeHead(500).end(String(error)));
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
      const claims = people.get(sub);
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

  return {
    issuer,
    clientId,
    clientSecret,
    people,
    revoked,
    be,
    signIn: (authorizationUrl, as) => {
      be(as);
      return followRedirects(authorizationUrl);
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  function be(next: string): void {
    subject = next;
  }

  /** Where a provider would show a page, this one signs in and consents at once. */
  async function agree(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
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

/** What a browser does, until it is led to another site. */
async function followRedirects(start: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  while (url.origin === start.origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    // Each page says where the next one is.
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider stops: ${answer.status} ${await answer.text()}`);
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    url = new URL(location, url);
  }
  return url;
}

import { OidcError } from './oidc-error.ts';

/** Credentials of a client; public clients have no secret. */
export type ClientCredentials = { id: string; secret: string | undefined };

/** Reads the credentials from the Authorization header or from the body, never from both (logto-behavior.md#1.3). */
export function readClientCredentials(
  authorization: string | undefined,
  params: Readonly<Record<string, string>>,
): ClientCredentials {
  const { client_id: id, client_secret: secret } = params;
  if (authorization === undefined) {
    if (!id) throw new OidcError('invalid_request', 'The request has no client authentication.');
    return { id, secret };
  }
  const basic = readBasic(authorization);
  if (id !== undefined && id !== basic.id) {
    throw new OidcError('invalid_request', 'The client IDs in the Authorization header and the body differ.');
  }
  if (secret !== undefined) {
    throw new OidcError('invalid_request', 'Authenticate with either the Authorization header or the body, not both.');
  }
  return basic;
}

function readBasic(authorization: string): ClientCredentials {
  const [scheme, encoded, ...rest] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined || rest.length > 0) throw malformed();
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  if (colon <= 0) throw malformed();
  return { id: formDecode(text.slice(0, colon)), secret: formDecode(text.slice(colon + 1)) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed();
  }
}

const malformed = () =>
  new OidcError('invalid_request', 'The Authorization header must be "Basic" with base64 of "id:secret".');

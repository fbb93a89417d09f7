import * as z from 'zod/mini';

/** The parts of a URI with an authority: scheme, authority, path, query and fragment. */
const withAuthority = /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)(.*)$/s;

const webUri = z.url({ protocol: /^https?$/ });
const appUri = z.url({ protocol: /^(?!https?$)[a-z][a-z\d+-]*(?:\.[a-z\d+-]+)*$/ });
const dotSegment = /^(?:\.|%2e){1,2}$/i;

/**
 * Returns whether an application may have this URI, for a page or for an app (logto-behavior.md#13.2). As in Logto,
 * `javascript:` and `data:` count as schemes of apps.
 */
export const isRedirectUri = (uri: string): boolean => isWebUri(uri) || z.safeParse(appUri, uri).success;

/** Pages; `*` is a wildcard in the host or the path. */
function isWebUri(uri: string): boolean {
  const [whole, scheme = '', authority = '', path = '', rest = ''] = withAuthority.exec(uri) ?? [];
  if (path.split('/').some((segment) => dotSegment.test(segment))) return false;
  if (uri.includes('*')) {
    if (whole === undefined || scheme.includes('*') || rest.includes('*')) return false;
    if (!allowsWildcard(authority)) return false;
  }
  return z.safeParse(webUri, uri.replaceAll('*', 'wildcard')).success;
}

/** A host with a wildcard must have a dot, which does not keep `*.com` out. */
function allowsWildcard(authority: string): boolean {
  if (authority.includes('@') || authority.startsWith('[')) return false;
  const [host = '', ...port] = authority.split(':');
  return !port.join(':').includes('*') && (!host.includes('*') || host.includes('.'));
}

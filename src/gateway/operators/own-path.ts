/**
 * The path to return to after signing in, if it is one of this site, else the root: a link to the sign-in page must not
 * lead anywhere else (CWE-601).
 */
export function ownPath(wanted: string | undefined): string {
  const base = 'http://usher.invalid';
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  if (url.origin !== base) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A path that begins with two slashes would be read as another host.
  return path.startsWith('//') ? '/' : path;
}

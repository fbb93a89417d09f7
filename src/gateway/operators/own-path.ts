/**
 * Returns the path to return to after sign-in, or `/` if it is not on this site: a link to the sign-in page must not be
 * an open redirect (CWE-601).
 */
export function ownPath(wanted: string | undefined): string {
  const base = 'http://usher.invalid';
  if (wanted === undefined || !wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  if (url.origin !== base) return '/';
  const path = `${url.pathname}${url.search}${url.hash}`;
  // A path that starts with two slashes would be read as another host.
  return path.startsWith('//') ? '/' : path;
}

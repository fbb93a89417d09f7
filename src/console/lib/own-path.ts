/** The address to go on to, if it is one of the console's, else the root. Links to the sign-in page may come from anywhere. */
export function ownPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, window.location.origin)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, window.location.origin);
  return origin === window.location.origin && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}

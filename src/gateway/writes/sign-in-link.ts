/**
 * Addresses of the apps' pages for sign-in links, by application ID. `{token}` and `{email}` stand for the values; if the
 * address has no `{token}`, they are added as parameters with the names of Logto's documentation.
 */
export type SignInPages = ReadonlyMap<string, string>;

/**
 * Returns the link that signs in a user once: the app's page starts a sign-in with the token and the email address
 * (logto-behavior.md#10.9).
 */
export function signInLink(page: string, { token, email }: { token: string; email: string }): string {
  if (page.includes('{token}')) {
    return page.replaceAll('{token}', encodeURIComponent(token)).replaceAll('{email}', encodeURIComponent(email));
  }
  const link = new URL(page);
  link.searchParams.set('token', token);
  link.searchParams.set('email', email);
  return link.href;
}

/** Removes secrets from a parsed response. */
export type Redaction = (body: unknown) => unknown;

/** Connector configuration contains the provider's secrets (logto-behavior.md#10.2). Its form and manual are left out with it. */
export const omitConfig: Redaction = (body) =>
  withoutMembers(body, ['config', 'configTemplate', 'formItems', 'readme']);

/** Up to Logto 1.41 apps contain their secret (logto-behavior.md#10.1). */
export const omitSecret: Redaction = (body) => withoutMembers(body, ['secret']);

/** The configuration of enterprise connectors contains the provider's secrets (logto-behavior.md#10.3). */
export const omitSsoConfig: Redaction = (body) => withoutMembers(body, ['config', 'providerConfig']);

/** Every response with personal access tokens contains their values (logto-behavior.md#9). */
export const omitTokenValue: Redaction = (body) => withoutMembers(body, ['value']);

function withoutMembers(body: unknown, names: readonly string[]): unknown {
  if (Array.isArray(body)) return body.map((item) => withoutMembers(item, names));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

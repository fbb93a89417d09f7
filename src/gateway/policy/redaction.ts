/** Takes what must not reach the browser out of a parsed answer. */
export type Redaction = (body: unknown) => unknown;

/** Connector configuration holds the provider's secrets (spec 10.2). */
export const omitConfig: Redaction = (body) => withoutMembers(body, ['config', 'configTemplate']);

/** Applications carry their secret up to Logto 1.41 (spec 10.1). */
export const omitSecret: Redaction = (body) => withoutMembers(body, ['secret']);

/** So does that of enterprise connectors (spec 10.3). */
export const omitSsoConfig: Redaction = (body) => withoutMembers(body, ['config', 'providerConfig']);

/** Personal access tokens carry their value in every answer (spec 9). */
export const omitTokenValue: Redaction = (body) => withoutMembers(body, ['value']);

function withoutMembers(body: unknown, names: readonly string[]): unknown {
  if (Array.isArray(body)) return body.map((item) => withoutMembers(item, names));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/**
 * Returns the URL if it is safe as an image source: a `data:` image, or `https:` at one of `hosts`. Avatars can contain
 * any URL.
 */
export function pictureUrl(value: string | null, hosts: readonly string[]): string | undefined {
  if (value === null || !URL.canParse(value)) return undefined;
  if (/^data:image\//i.test(value)) return value;
  const { protocol, host } = new URL(value);
  return protocol === 'https:' && hosts.includes(host) ? value : undefined;
}

/**
 * Returns the URL if it is safe as a link (`http:` or `https:`). Profiles can contain any scheme, such as
 * `javascript:`.
 */
export function webUrl(value: string): string | undefined {
  const { protocol } = URL.canParse(value) ? new URL(value) : {};
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}

/**
 * The URL if it may be a picture's source: a picture written out as `data:`, or `https:` at one of `hosts`. Avatars can hold
 * any address.
 */
export function pictureUrl(value: string | null, hosts: readonly string[]): string | undefined {
  if (value === null || !URL.canParse(value)) return undefined;
  if (/^data:image\//i.test(value)) return value;
  const { protocol, host } = new URL(value);
  return protocol === 'https:' && hosts.includes(host) ? value : undefined;
}

/** The URL if it may be a link: `http:` or `https:`. A profile can hold any scheme, such as `javascript:`. */
export function webUrl(value: string): string | undefined {
  const { protocol } = URL.canParse(value) ? new URL(value) : {};
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}

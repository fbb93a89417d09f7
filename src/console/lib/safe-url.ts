/** The URL if it may be a picture's source: `https:`, or a picture written out as `data:`. Avatars can hold any scheme. */
export function pictureUrl(value: string | null): string | undefined {
  if (value === null || !URL.canParse(value)) return undefined;
  return /^(?:https:|data:image\/)/i.test(value) ? value : undefined;
}

/** The URL if it may be a link: `http:` or `https:`. A profile can hold any scheme, such as `javascript:`. */
export function webUrl(value: string): string | undefined {
  const { protocol } = URL.canParse(value) ? new URL(value) : {};
  return protocol === 'https:' || protocol === 'http:' ? value : undefined;
}

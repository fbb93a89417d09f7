/** The URL if it may be a picture's source: `https:`, or a picture written out as `data:`. Avatars can hold any scheme. */
export function pictureUrl(value: string | null): string | undefined {
  if (value === null || !URL.canParse(value)) return undefined;
  return /^(?:https:|data:image\/)/i.test(value) ? value : undefined;
}

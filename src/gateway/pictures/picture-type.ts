/** What a browser may show as a picture without running anything: each by its first bytes. */
const signatures: readonly { type: string; matches: (start: string) => boolean }[] = [
  { type: 'image/png', matches: (start) => start.startsWith('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', matches: (start) => start.startsWith('\xff\xd8\xff') },
  { type: 'image/gif', matches: (start) => /^GIF8[79]a/.test(start) },
  { type: 'image/webp', matches: (start) => /^RIFF[\s\S]{4}WEBP/.test(start) },
  { type: 'image/avif', matches: (start) => /^[\s\S]{4}ftypavi[fs]/.test(start) },
];

/** The type of a picture by its content; undefined for everything else, such as SVG, which can hold scripts. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(({ matches }) => matches(start))?.type;
}

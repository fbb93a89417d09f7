import type { Random } from './random.ts';

const backgrounds = ['#2f5d8a', '#7a3e65', '#3f6b4f', '#8a5a2f', '#54478c', '#2c6e73', '#9c3848', '#4a4e69'];
const foregrounds = ['#fff', '#ffe9c7', '#d9f2e6'];

/** An avatar without network access: initials or a pattern, as a `data:` URL of a few hundred characters. */
export function createAvatar(random: Random, initials: string): string {
  const foreground = random.pick(foregrounds);
  const drawing = random.chance(0.5) ? letters(initials, foreground) : pattern(random, foreground);
  return svgDataUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">` +
      `<rect width="64" height="64" fill="${random.pick(backgrounds)}"/>${drawing}</svg>`,
  );
}

const letters = (initials: string, fill: string) =>
  `<text x="32" y="41" font-family="sans-serif" font-size="26" text-anchor="middle" fill="${fill}">${initials}</text>`;

/** A mirrored five-by-five grid (identicon). */
function pattern(random: Random, fill: string): string {
  let path = '';
  for (let row = 0; row < 5; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      if (random.chance(0.5)) continue;
      for (const x of new Set([column, 4 - column])) path += `M${12 + 8 * x},${12 + 8 * row}h8v8h-8z`;
    }
  }
  return `<path fill="${fill}" d="${path}"/>`;
}

/** Escapes only what a URL requires, which keeps it short. */
const svgDataUrl = (svg: string): string =>
  `data:image/svg+xml,${svg.replaceAll('"', "'").replace(/[^\w='/:;.,-]/gu, (character) => encodeURIComponent(character))}`;

/** Returns an image of 24 by 24 units as a `data:` address. */
function logo(drawing: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${drawing}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

export function ring(first: string, second: string): string {
  const half = (color: string, sweep: number) =>
    `<path d="M12 4a8 8 0 0 ${sweep} 0 16" fill="none" stroke="${color}" stroke-width="4"/>`;
  return logo(half(first, 0) + half(second, 1));
}

export function fork(color: string): string {
  const line = `<path d="M7 6v12M17 6v3a4 4 0 0 1-4 4H7" fill="none" stroke="${color}" stroke-width="2"/>`;
  const knot = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="2.5" fill="${color}"/>`;
  return logo(line + knot(7, 5) + knot(17, 5) + knot(7, 19));
}

export function fruit(color: string): string {
  return logo(`<circle cx="12" cy="14" r="7" fill="${color}"/><path d="M12 7q0-4 4-5q0 4-4 5" fill="${color}"/>`);
}

export function bubbles(color: string): string {
  const bubble = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${color}"/>`;
  return logo(`${bubble(9, 10, 7)}<g opacity=".7">${bubble(16, 15, 5)}</g>`);
}

export function key(color: string): string {
  const bow = `<circle cx="8" cy="12" r="4" fill="none" stroke="${color}" stroke-width="3"/>`;
  return logo(`${bow}<path d="M12 12h9v4m-4-4v3" fill="none" stroke="${color}" stroke-width="3"/>`);
}

export function envelope(color: string): string {
  const outline = `<rect x="3" y="5" width="18" height="14" rx="2" fill="none" stroke="${color}" stroke-width="2"/>`;
  return logo(`${outline}<path d="M4 7l8 6 8-6" fill="none" stroke="${color}" stroke-width="2"/>`);
}

export function handset(color: string): string {
  const outline = `<rect x="7" y="2" width="10" height="20" rx="2" fill="none" stroke="${color}" stroke-width="2"/>`;
  return logo(`${outline}<circle cx="12" cy="18" r="1.2" fill="${color}"/>`);
}

/** A square with one letter, for providers of enterprise accounts. */
export function letter(text: string, color: string): string {
  const square = `<rect x="2" y="2" width="20" height="20" rx="4" fill="${color}"/>`;
  const font = 'font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle"';
  return logo(`${square}<text x="12" y="16.5" fill="#fff" ${font}>${text}</text>`);
}

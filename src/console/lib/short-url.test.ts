import { expect, it } from 'vitest';

import { shortUrl } from './short-url.ts';

it.each([
  ['https://img.example/a.png', 'https://img.example/a.png'],
  [`https://img.example/${'a'.repeat(2000)}`, `https://img.example/${'a'.repeat(100)}…`],
  ["data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E", 'data:image/svg+xml…'],
  [`data:image/png;base64,${'A'.repeat(900)}`, 'data:image/png…'],
])('shortens %s', (url, shown) => {
  expect(shortUrl(url)).toBe(shown);
});

import { expect, it } from 'vitest';

import { pictureUrl, webUrl } from './safe-url.ts';

it.each(['https://img.example/a.png', 'data:image/png;base64,AAAA'])('accepts %s as a picture', (url) => {
  expect(pictureUrl(url, ['img.example'])).toBe(url);
});

it.each([
  'javascript:alert(1)',
  'data:text/html,<script>',
  'http://img.example/a.png',
  'a.png',
  null,
  'https://elsewhere.example/a.png',
  'https://img.example.evil.example/a.png',
  'https://img.example:8443/a.png',
  'https://10.0.0.1/a.png',
])('rejects %s as a picture', (url) => {
  expect(pictureUrl(url, ['img.example'])).toBeUndefined();
});

it.each(['https://ada.example/', 'http://ada.example', 'HTTPS://ADA.example'])('accepts %s as a link', (url) => {
  expect(webUrl(url)).toBe(url);
});

it.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'ftp://ada.example',
  'ada.example',
  '',
  'https:',
])('rejects %j as a link', (url) => {
  expect(webUrl(url)).toBeUndefined();
});

import { expect, it } from 'vitest';

import { pictureUrl, webUrl } from './safe-url.ts';

it.each(['https://img.example/a.png', 'data:image/png;base64,AAAA'])('lets %s be a picture', (url) => {
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
])('does not let %s be a picture', (url) => {
  expect(pictureUrl(url, ['img.example'])).toBeUndefined();
});

it.each(['https://ada.example/', 'http://ada.example', 'HTTPS://ADA.example'])('lets %s be a link', (url) => {
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
])('does not let %j be a link', (url) => {
  expect(webUrl(url)).toBeUndefined();
});

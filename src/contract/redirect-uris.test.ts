import { describe, expect, it } from 'vitest';

import { isRedirectUri } from './redirect-uris.ts';

describe('redirect URIs', () => {
  it.each([
    'https://example.com/callback',
    'http://localhost:3000/cb?a=1#part',
    'https://*.example.com/cb',
    'https://pr-*.example.com/*/cb',
    'https://*.com/x',
    'https://example.com:8443/*',
    'com.example.app://callback',
    'my-app+x://',
    'javascript:alert(1)',
    'data:text/html,x',
  ])('may be %s', (uri) => {
    expect(isRedirectUri(uri)).toBe(true);
  });

  it.each([
    '',
    'nope',
    '/relative',
    'https://',
    'https://*/x',
    'h*s://example.com',
    'https://example.com/?a=*',
    'https://example.com/#*',
    'https://example.com:*/x',
    'https://user@*.example.com/',
    'https://[::1]/*',
    'https://example.com/a/../b',
    'https://example.com/a/%2E%2e/b',
    'https://example.com/./b',
    'com..example://callback',
  ])('may not be "%s"', (uri) => {
    expect(isRedirectUri(uri)).toBe(false);
  });
});

import { expect, it } from 'vitest';

import { asCurl, asTypeScript } from './request-text.ts';
import { userRequests } from './user-requests.ts';

it('formats a read as curl, quoted against shell expansion', () => {
  expect(asCurl({ method: 'GET', route: '/api/users/{userId}', params: { userId: "a'b!$c" } })).toBe(
    `curl "$LOGTO_ENDPOINT"'/api/users/a'\\''b!%24c' \\\n  -H "Authorization: Bearer $TOKEN"`,
  );
});

it('quotes the body', () => {
  expect(asCurl(userRequests.update('abc', { name: "O'Hara" }))).toBe(
    [
      `curl "$LOGTO_ENDPOINT"'/api/users/abc'`,
      '-X PATCH',
      '-H "Authorization: Bearer $TOKEN"',
      "-H 'Content-Type: application/json'",
      `-d '{"name":"O'\\''Hara"}'`,
    ].join(' \\\n  '),
  );
});

it('formats a call of the official client with parameters', () => {
  expect(asTypeScript(userRequests.update('abc', { name: 'say "name": twice' }))).toContain(
    `await apiClient.PATCH('/api/users/{userId}', {
  params: {
    path: {
      userId: "abc"
    }
  },
  body: {
    name: "say \\"name\\": twice"
  }
});`,
  );
});

it('formats repeated parameters as a list and quotes names that are not identifiers', () => {
  expect(asTypeScript(userRequests.byIds(['a', 'b']))).toContain(`"search.id": [
        "a",
        "b"
      ]`);
});

import { expect, it } from 'vitest';

import { asCurl, asTypeScript } from './request-text.ts';
import { userRequests } from './user-requests.ts';

it('writes a read for the shell, quoted so that nothing in it is expanded', () => {
  expect(asCurl({ method: 'GET', route: '/api/users/{userId}', params: { userId: "a'b!$c" } })).toBe(
    `curl "$LOGTO_ENDPOINT"'/api/users/a'\\''b!%24c' \\\n  -H "Authorization: Bearer $TOKEN"`,
  );
});

it('writes a body with its quotes', () => {
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

it('writes a call of the official client, with parameters beside the route', () => {
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

it('writes parameters that repeat as a list, and names that are no identifiers in quotes', () => {
  expect(asTypeScript(userRequests.byIds(['a', 'b']))).toContain(`"search.id": [
        "a",
        "b"
      ]`);
});

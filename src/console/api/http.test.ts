import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { OutcomeUnknownError, UnreachableError } from './api-error.ts';
import type { ApiRequest } from './api-request.ts';
import { sendRequest } from './http.ts';

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const params = { userId: 'u1', roleId: 'r1', id: 'a1', noteId: 'n1', subject: 's1', sessionId: 'x1' };

describe('a request without a response', () => {
  it.each<[ApiRequest['method'], string]>([
    ['PATCH', '/api/users/{userId}'],
    ['DELETE', '/api/users/{userId}'],
    ['POST', '/usher/users/{userId}/password'],
    ['POST', '/usher/users/{userId}/unlock'],
    ['POST', '/usher/users/{userId}/notes'],
    ['PUT', '/usher/roles/{roleId}/protection'],
    ['DELETE', '/usher/operators/{subject}/sessions'],
    ['DELETE', '/usher/operators/sessions/{sessionId}'],
    ['POST', '/usher/audit-log/erase'],
    ['POST', '/usher/approvals/{id}/approve'],
  ])('may have changed something: %s %s', async (method, route) => {
    await expect(sendRequest({ method, route, params })).rejects.toBeInstanceOf(OutcomeUnknownError);
  });

  it.each<[ApiRequest['method'], string]>([
    ['GET', '/api/users/{userId}'],
    ['POST', '/usher/sign-in/demo'],
    ['POST', '/usher/sign-out'],
    ['POST', '/usher/users/{userId}/opened'],
    ['POST', '/usher/users/{userId}/password-suggestion'],
  ])('changed nothing: %s %s', async (method, route) => {
    await expect(sendRequest({ method, route, params })).rejects.toBeInstanceOf(UnreachableError);
  });
});

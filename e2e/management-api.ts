import { z } from 'zod';

import { managementApiIndicator } from '#contract/oauth.ts';
import { type NewUser, type User, user } from '#contract/users.ts';

import { demoApp, managementApi } from './addresses.ts';

const tokenAnswer = z.object({ access_token: z.string() });

/** Connects to the embedded Management API, with which tests prepare their data. */
export async function connect() {
  const response = await fetch(`${managementApi}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${demoApp.id}:${demoApp.secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: managementApiIndicator, scope: 'all' }),
  });
  const { access_token } = tokenAnswer.parse(await response.json());
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${managementApi}${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });

  return {
    send,
    createUser: async (values: NewUser): Promise<User> =>
      user.parse(await (await send('POST', '/api/users', values)).json()),
    readUser: async (id: string): Promise<User> => user.parse(await (await send('GET', `/api/users/${id}`)).json()),
    acceptsPassword: async (id: string, password: string): Promise<boolean> =>
      (await send('POST', `/api/users/${id}/password/verify`, { password })).status === 204,
    /** Also succeeds if the user was deleted already. */
    deleteUser: async (id: string): Promise<void> => void (await send('DELETE', `/api/users/${id}`)),
  };
}

export type ManagementApi = Awaited<ReturnType<typeof connect>>;

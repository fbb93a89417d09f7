import * as z from 'zod/mini';

import type { Product } from '#server/product.ts';

const tokenAnswer = z.object({ access_token: z.string() });

/** Sends a request to the product's Management API directly, for routes that the gateway does not forward. */
export async function sendToManagementApi({ management }: Product, line: string, body: unknown): Promise<void> {
  const { upstream, credentials } = management;
  const { clientId, clientSecret, resource } = credentials;
  const granted = await upstream.fetch(
    new Request(upstream.tokenEndpoint, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource, scope: 'all' }),
    }),
  );
  const { access_token } = tokenAnswer.parse(await granted.json());
  const [method = '', path = ''] = line.split(' ');
  const answer = await upstream.fetch(
    new Request(upstream.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  if (!answer.ok) throw new Error(`${line}: ${answer.status} ${await answer.text()}`);
}

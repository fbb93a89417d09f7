import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Asks the server at `address` what was asked here, once `hold` is over, and answers with what it says, once `delay` is over
 * too. Whoever asked may be gone by then: what was asked is read at once.
 */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  { address, hold, delay }: { address: string; hold?: Promise<void>; delay?: Promise<void> },
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  await hold;
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(`${address}${request.url}`, {
    method: request.method ?? 'GET',
    headers: headers as Record<string, string>,
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  const { 'content-encoding': _encoding, ...answered } = Object.fromEntries(answer.headers);
  const body = Buffer.from(await answer.arrayBuffer());
  await delay;
  response.writeHead(answer.status, answered);
  response.end(body);
}

import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Forwards a request to the server at `address` after `hold`, and sends its response after `delay`. The request body is
 * read at once, because the client may disconnect meanwhile.
 */
export async function forward(
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
  const { 'content-encoding': _encoding, ...answerHeaders } = Object.fromEntries(answer.headers);
  const body = Buffer.from(await answer.arrayBuffer());
  await delay;
  response.writeHead(answer.status, answerHeaders);
  response.end(body);
}

// Loaded into the servers of a test run before their own code (NODE_OPTIONS). Plain JavaScript, which every Node.js can
// run.
import { appendFileSync } from 'node:fs';
import { Server } from 'node:http';
import { join } from 'node:path';

/**
 * A request to a server with its response, or a line that it printed.
 *
 * @typedef {{ kind: 'answer', isManagementApi: boolean, method: string, url: string, requestBody: string, head: string,
 *   body: string, isEncoded: boolean } | { kind: 'printed', text: string }} Recorded
 */

const file = join(process.env['USHER_RECORDS'] ?? '.', `${process.pid}.jsonl`);

/** Writes synchronously, because tests kill some of these processes. @param {Recorded} recorded */
const record = (recorded) => appendFileSync(file, `${JSON.stringify(recorded)}\n`);

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream);
  /** @type {(...given: any[]) => boolean} */
  stream.write = (...given) => {
    record({ kind: 'printed', text: String(given[0]) });
    return Reflect.apply(write, stream, given);
  };
}

/** @type {Function} */
const emit = Reflect.get(Server.prototype, 'emit');
/** @type {(this: Server, event: string | symbol, ...given: any[]) => boolean} */
Server.prototype.emit = function (event, ...given) {
  if (event === 'request') recordAnswer(given[0], given[1]);
  return Reflect.apply(emit, this, [event, ...given]);
};

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function recordAnswer(request, response) {
  const requestBody = collector();
  const responseBody = collector();
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    requestBody.add(chunk, encoding);
    return push(chunk, encoding);
  };
  for (const name of /** @type {const} */ (['write', 'end'])) {
    const send = response[name].bind(response);
    /** @type {(...given: any[]) => any} */
    response[name] = (...given) => {
      responseBody.add(given[0], given[1]);
      return Reflect.apply(send, response, given);
    };
  }
  const { method = '', url = '', socket } = request;
  response.once('close', () => {
    // Internal to Node.js, but complete: getHeaders() lacks the headers passed to writeHead().
    const head = '_header' in response ? String(response._header) : '';
    const isEncoded = /^content-encoding:/im.test(head);
    record({
      kind: 'answer',
      isManagementApi: String(socket.localPort) === process.env['API_PORT'],
      method,
      url,
      requestBody: requestBody.text(),
      head,
      body: isEncoded ? '' : responseBody.text(),
      isEncoded,
    });
  });
}

function collector() {
  /** @type {Buffer[]} */
  const chunks = [];
  return {
    /** @param {unknown} chunk @param {unknown} encoding */
    add: (chunk, encoding) => {
      if (typeof chunk === 'string') {
        chunks.push(
          Buffer.from(chunk, typeof encoding === 'string' ? /** @type {BufferEncoding} */ (encoding) : 'utf8'),
        );
      } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

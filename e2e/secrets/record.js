// Loaded into the servers of a test run before their own code (NODE_OPTIONS): plain JavaScript, which every Node.js reads.
import { appendFileSync } from 'node:fs';
import { Server } from 'node:http';
import { join } from 'node:path';

/**
 * What a server was asked and answered, or what it printed.
 *
 * @typedef {{ kind: 'answer', isManagementApi: boolean, method: string, url: string, asked: string, head: string, body: string,
 *   isEncoded: boolean } | { kind: 'printed', text: string }} Recorded
 */

const file = join(process.env['USHER_RECORDS'] ?? '.', `${process.pid}.jsonl`);

/** At once, and not later: some of these processes are killed. @param {Recorded} recorded */
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
  if (event === 'request') listenIn(given[0], given[1]);
  return Reflect.apply(emit, this, [event, ...given]);
};

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function listenIn(request, response) {
  const asked = collector();
  const answered = collector();
  const push = request.push.bind(request);
  request.push = (chunk, encoding) => {
    asked.add(chunk, encoding);
    return push(chunk, encoding);
  };
  for (const name of /** @type {const} */ (['write', 'end'])) {
    const send = response[name].bind(response);
    /** @type {(...given: any[]) => any} */
    response[name] = (...given) => {
      answered.add(given[0], given[1]);
      return Reflect.apply(send, response, given);
    };
  }
  const { method = '', url = '', socket } = request;
  response.once('close', () => {
    // Not of the API of Node.js, but all that was sent: getHeaders() does not know what writeHead() was given.
    const head = '_header' in response ? String(response._header) : '';
    const isEncoded = /^content-encoding:/im.test(head);
    record({
      kind: 'answer',
      isManagementApi: String(socket.localPort) === process.env['API_PORT'],
      method,
      url,
      asked: asked.text(),
      head,
      body: isEncoded ? '' : answered.text(),
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

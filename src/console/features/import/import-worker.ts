import { answer, ImportSession } from './import-session.ts';
import type { WorkerRequest } from './worker-messages.ts';

/** Reads files of users beside the page, so that the page stays usable. See import-reader.ts. */

const session = new ImportSession();
let work: Promise<void> = Promise.resolve();

// One after the other: a task needs what the one before it did.
addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  work = work.then(async () => postMessage(await answer(session, data, (reply) => postMessage(reply))));
});

import { tabStorage } from '#console/lib/operator-storage.ts';

const key = 'selection-job';
let awaited: string | undefined;
let end = (): void => {};

/** The job that was created for the users selected in the list: its start ends the selection, which is kept until then. */
export const selectionJob = {
  /** Lets the list end its selection. It may be closed while the job is started, and reads its storage later. */
  onStart: (callback: () => void): void => {
    end = callback;
  },

  created: (operator: string, jobId: string): void => {
    awaited = jobId;
    unlessRefused(() => tabStorage.write(operator, key, jobId));
  },

  /** Forgets the job: the selection is another one now. */
  forget: (operator: string): void => {
    awaited = undefined;
    unlessRefused(() => tabStorage.remove(operator, key));
  },

  started: (operator: string, jobId: string): void => {
    if ((awaited ?? unlessRefused(() => tabStorage.read(operator, key))) !== jobId) return;
    unlessRefused(() => tabStorage.remove(operator, selectionKey));
    end();
    selectionJob.forget(operator);
  },
};

/** Key of the selection in the storage of the tab. */
export const selectionKey = 'selection';

/** Without storage, this holds until the page is reloaded. */
function unlessRefused<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

import { useEffect, useRef, useState } from 'react';

import { importUploads } from '#console/api/imports.ts';
import type { ImportRules } from '#contract/imports.ts';

import type { ImportReader } from './import-reader.ts';
import type { MapOptions } from './map-row.ts';
import type { ImportMapping } from './mapping.ts';
import { ImportUpload } from './upload.ts';

type Input = {
  mapping: ImportMapping;
  options: MapOptions;
  rules: ImportRules;
  total: number;
  columns: readonly string[];
};

export type UploadState =
  | { state: 'idle' }
  | { state: 'running'; done: number; total: number }
  | { state: 'failed'; done: number; total: number; error: Error };

/** Uploads the rows of the file that a reader has open. Leaving the page cancels it. */
export function useUpload(reader: ImportReader, onDone: (jobId: string) => void) {
  const [state, setState] = useState<UploadState>({ state: 'idle' });
  const upload = useRef<ImportUpload>(undefined);
  useEffect(() => () => void upload.current?.cancel(), []);

  const run = async (current: ImportUpload, total: number, from: number): Promise<void> => {
    let done = from;
    const show = (next: UploadState) => {
      if (upload.current === current) setState(next);
    };
    show({ state: 'running', done, total });
    try {
      const jobId = await current.run((progress) => {
        done = progress;
        show({ state: 'running', done, total });
      });
      if (jobId === undefined || upload.current !== current) return;
      upload.current = undefined;
      onDone(jobId);
    } catch (error) {
      show({ state: 'failed', done, total, error: error instanceof Error ? error : new Error(String(error)) });
    }
  };

  return {
    state,
    start: ({ mapping, options, rules, total, columns }: Input) => {
      if (upload.current !== undefined) return;
      const batches = () => reader.batches(mapping, options);
      upload.current = new ImportUpload({ send: importUploads, rules, total, columns, batches, wait });
      void run(upload.current, total, 0);
    },
    /** Goes on where the upload failed. */
    retry: () => {
      if (upload.current !== undefined && state.state === 'failed') void run(upload.current, state.total, state.done);
    },
    /** Stops the upload, and discards what was sent. */
    cancel: () => {
      void upload.current?.cancel();
      upload.current = undefined;
      setState({ state: 'idle' });
    },
  };
}

const wait = (time: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, time);
  });

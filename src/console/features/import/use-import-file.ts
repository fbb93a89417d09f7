import { useCallback, useEffect, useRef, useState } from 'react';

import { UnreadableFile } from '#console/lib/unreadable-file.ts';

import { ImportReader } from './import-reader.ts';
import type { FileFacts, FileOverrides } from './read-import-file.ts';
import type { FileSummary, ReadProgress } from './worker-messages.ts';

/** A chosen file, and how far it is read. Without a file, all is empty. */
export type ChosenFile = {
  file: File;
  overrides: FileOverrides;
  /** Counts the reads, so that each has its own samples. */
  version: number;
  /** What was recognized last, also while the file is read again, so that it can be chosen otherwise after a failure. */
  facts?: FileFacts | undefined;
} & (
  | { state: 'reading'; progress: ReadProgress }
  | { state: 'failed'; error: UnreadableFile }
  | { state: 'open'; summary: FileSummary; facts: FileFacts }
);

/** Reads a file beside the page. Only the last one that was chosen counts. */
export function useImportFile() {
  const [reader] = useState(() => new ImportReader());
  const [chosen, setChosen] = useState<ChosenFile>();
  const version = useRef(0);
  useEffect(() => () => reader.cancel(), [reader]);

  const read = useCallback(
    async (file: File, overrides: FileOverrides, facts?: FileFacts) => {
      // A large file that is still being read would delay the new one.
      reader.cancel();
      version.current += 1;
      const own = version.current;
      const start = { file, overrides, version: own };
      const set = (now: ChosenFile) => {
        if (version.current === own) setChosen(now);
      };
      const show = (progress: ReadProgress) => set({ ...start, facts, state: 'reading', progress });
      show({ step: 'bytes', part: 0 });
      try {
        const summary = await reader.open(file, overrides, show);
        set({ ...start, state: 'open', summary, facts: summary.facts });
      } catch (error) {
        const failure = error instanceof UnreadableFile ? error : new UnreadableFile('failed');
        set({ ...start, state: 'failed', error: failure, facts: facts ?? factsOf(failure) });
      }
    },
    [reader],
  );

  const choose = useCallback((file: File) => void read(file, {}), [read]);

  const remove = useCallback(() => {
    version.current += 1;
    reader.cancel();
    setChosen(undefined);
  }, [reader]);

  return {
    reader,
    chosen,
    choose,
    /** Reads the file as something else than recognized. */
    change: (overrides: FileOverrides) => {
      if (chosen !== undefined) void read(chosen.file, { ...chosen.overrides, ...overrides }, chosen.facts);
    },
    /** Reads the file again, with the same choices. */
    retry: () => {
      if (chosen !== undefined) void read(chosen.file, chosen.overrides, chosen.facts);
    },
    /** Forgets the file, and stops reading it. */
    remove,
  };
}

/** What can be chosen otherwise for a file that could not be read at all. */
function factsOf({ details }: UnreadableFile): FileFacts | undefined {
  switch (details.code) {
    case 'wrong-encoding':
    case 'nul':
      return { format: 'delimited', encoding: 'utf-8' };
    case 'broken-quotes':
    case 'too-many-columns':
      return { format: 'delimited', encoding: 'utf-8', separator: ',' };
    default:
      return undefined;
  }
}

import { readFileSync } from 'node:fs';

/** How often the memory is read, in ms. */
const every = 200;

/** Follows the resident memory of a process, on Linux. `most` and `stop` return the most that was seen, in bytes; 0 elsewhere. */
export function peakMemory(pid: number): { most: () => number; stop: () => number } {
  let most = 0;
  const read = () => {
    try {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      most = Math.max(most, Number(kilobytes ?? 0) * 1024);
    } catch {
      // The process has ended, or the system has no such file.
    }
  };
  const reading = setInterval(read, every);
  return {
    most: () => most,
    stop: () => {
      clearInterval(reading);
      return most;
    },
  };
}

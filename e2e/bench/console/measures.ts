import type { Visit } from './visit.ts';

/** Printed measurements, with those of Logto's own console for a million users, and targets. */
export const measures: readonly {
  key: keyof Visit;
  name: string;
  logto?: string;
  /** Maximum target, cold and warm. */
  aim?: readonly [cold: number, warm: number];
  digits?: number;
  factor?: number;
}[] = [
  { key: 'bytes', name: 'wire to first row, kB', logto: '2309', aim: [160, 160], factor: 1 / 1000, digits: 1 },
  { key: 'requests', name: 'requests to first row', logto: '55', aim: [8, 8] },
  { key: 'firstRow', name: 'first row, ms', logto: '1700-2000 / 1080', aim: [450, 250] },
  { key: 'exactLookup', name: 'exact lookup: paste to row, ms', logto: '2200', aim: [60, 60] },
  { key: 'openUser', name: 'open user: click to filled form, ms', logto: '530-950', aim: [60, 60] },
  { key: 'nextPage', name: 'next page: click to rows, ms', logto: '700', aim: [50, 50] },
  { key: 'typing', name: 'INP of typing, ms' },
  { key: 'cls', name: 'CLS, whole visit', aim: [0, 0], digits: 4 },
  { key: 'shiftsAfterInput', name: 'shifts just after input, not in CLS', digits: 4 },
  { key: 'loadTasks', name: 'long tasks until idle' },
  { key: 'loadTasksTotal', name: '  their time, ms' },
  { key: 'laterTasks', name: 'long tasks afterwards' },
  { key: 'laterTasksTotal', name: '  their time, ms' },
  { key: 'smoothFrames', name: 'frames in time, scrolling 100 rows, %', factor: 100, digits: 1 },
];

import { quantile } from '#e2e/bench/measure.ts';

import { type ConsoleResults, runs, type Visits } from './bench-console.ts';
import { measures } from './measures.ts';
import { users } from './servers.ts';
import type { Visit } from './visit.ts';

const columns = [
  ['embedded', 'cold'],
  ['embedded', 'warm'],
  ['slow', 'cold'],
  ['slow', 'warm'],
] as const;

/** Prints medians and targets, and marks medians that miss their target. */
export function printConsole(results: ConsoleResults): void {
  const { browser, load, firstLoad } = results;
  console.log(
    `Console: ${users.toLocaleString('en')} users, Chromium ${browser}, medians of ${runs}, load ${load.toFixed(1)}`,
  );
  const head = ['Logto', 'target', ...columns.map(([upstream, temperature]) => `${upstream} ${temperature}`)];
  console.log(`  ${''.padEnd(38)}${head.map((name) => name.padStart(15)).join('')}`);
  for (const { key, name, logto = '', aim, digits = 0, factor = 1 } of measures) {
    const cells = columns.map(([upstream, temperature]) => {
      const value = median(results[upstream], temperature, key) * factor;
      const wanted = aim?.[temperature === 'cold' ? 0 : 1];
      const isMissed = wanted !== undefined && Number(value.toFixed(digits)) > wanted;
      return `${value.toFixed(digits)}${isMissed ? '!' : ' '}`;
    });
    const aims = aim === undefined ? '' : [...new Set(aim)].join(' / ');
    console.log(`  ${name.padEnd(38)}${[logto, aims, ...cells].map((cell) => cell.padStart(15)).join('')}`);
  }
  console.log('  Requests of the first load in order, with bytes on the wire:');
  for (const { path, bytes } of firstLoad) console.log(`  ${String(bytes).padStart(9)} B  ${path}`);
}

const median = (visits: Visits, temperature: keyof Visits, key: keyof Visit): number =>
  quantile(
    visits[temperature].map((visit) => visit[key]),
    0.5,
  );

import { benchConsole, type ConsoleResults } from './bench-console.ts';
import { printConsole } from './print-console.ts';

/** Measures the console in a browser. */
export async function consoleSection(): Promise<ConsoleResults> {
  const results = await benchConsole();
  printConsole(results);
  return results;
}

import { benchConsole, type ConsoleResults } from './bench-console.ts';
import { printConsole } from './print-console.ts';

/** How long people wait for the console, in a real browser. */
export async function consoleSection(): Promise<ConsoleResults> {
  const results = await benchConsole();
  printConsole(results);
  return results;
}

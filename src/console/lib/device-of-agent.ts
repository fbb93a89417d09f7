import Bowser from 'bowser';

/** Returns browser and operating system of a user agent, if recognized. */
export function deviceOfAgent(agent: string): { browser: string | undefined; system: string | undefined } {
  if (agent === '') return { browser: undefined, system: undefined };
  const { browser, os } = Bowser.parse(agent);
  // Bowser returns empty names for some unknown agents.
  return { browser: browser.name || undefined, system: os.name || undefined };
}

import Bowser from 'bowser';

/** Browser and system of a user agent, as far as they are known. */
export function deviceOfAgent(agent: string): { browser: string | undefined; system: string | undefined } {
  if (agent === '') return { browser: undefined, system: undefined };
  const { browser, os } = Bowser.parse(agent);
  // Names that are not known are sometimes empty.
  return { browser: browser.name || undefined, system: os.name || undefined };
}

import type { TFunction } from 'i18next';

import { deviceOfAgent } from '#console/lib/device-of-agent.ts';

/** What a passkey was made with; the bare user agent where nobody can tell. */
export function deviceText(agent: string, t: TFunction): string {
  const { browser, system } = deviceOfAgent(agent);
  if (browser !== undefined && system !== undefined) return t('signInMethods.mfa.browserOn', { browser, system });
  return browser ?? system ?? agent;
}

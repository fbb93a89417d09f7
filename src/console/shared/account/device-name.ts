import type { TFunction } from 'i18next';

import { describeDevice } from '#console/lib/describe-device.ts';

/** Returns "Chrome 156 on Windows", only the known part of it, or the user agent itself. */
export function deviceName(userAgent: string, t: TFunction): string {
  const { browser, os } = describeDevice(userAgent);
  return browser !== undefined && os !== undefined
    ? t('user.browserOn', { browser, os })
    : (browser ?? os ?? userAgent);
}

import type { TFunction } from 'i18next';

import { describeDevice } from '#console/lib/describe-device.ts';
import type { Session } from '#contract/sessions.ts';

export type SessionDevice = {
  /** "Chrome 156 on Windows", or what is known of that. */
  name: string;
  /** "iPhone" or "Computer". */
  hardware: string | undefined;
  /** What the browser said of itself. */
  userAgent: string | undefined;
};

/** What a session was started on, as far as the sign-in told. */
export function sessionDevice({ lastSubmission }: Session, t: TFunction): SessionDevice {
  const userAgent = lastSubmission?.signInContext?.['userAgent'];
  if (userAgent === undefined) return { name: t('sessions.unknownDevice'), hardware: undefined, userAgent };
  const { kind, model, browser, os } = describeDevice(userAgent);
  const isWhole = browser !== undefined && os !== undefined;
  return {
    name: isWhole ? t('sessions.browserOn', { browser, os }) : (browser ?? os ?? userAgent),
    hardware: model ?? (kind && t(`sessions.kind.${kind}`)),
    userAgent,
  };
}

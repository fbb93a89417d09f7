import type { TFunction } from 'i18next';

import { describeDevice } from '#console/lib/describe-device.ts';
import { deviceName } from '#console/shared/account/device-name.ts';
import type { Session } from '#contract/sessions.ts';

export type SessionDevice = {
  /** "Chrome 156 on Windows", or only the known part. */
  name: string;
  /** "iPhone" or "Computer". */
  hardware: string | undefined;
  /** The raw user agent. */
  userAgent: string | undefined;
};

/** Returns the device on which a session was started, from the context of its sign-in. */
export function sessionDevice({ lastSubmission }: Session, t: TFunction): SessionDevice {
  const userAgent = lastSubmission?.signInContext?.['userAgent'];
  if (userAgent === undefined) return { name: t('sessions.unknownDevice'), hardware: undefined, userAgent };
  const { kind, model } = describeDevice(userAgent);
  return { name: deviceName(userAgent, t), hardware: model ?? (kind && t(`sessions.kind.${kind}`)), userAgent };
}

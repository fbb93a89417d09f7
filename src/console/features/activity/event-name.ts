import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

/**
 * An event's name in the reader's language, made from the parts of its key (spec 7.3). A key that is not known is shown as
 * it is: newer servers write events this console has not heard of.
 */
export function eventName(key: string, t: TFunction): string {
  const known = `events.known.${spaced(key)}`;
  if (hasText(known)) return t(known);

  const [, flowName = '', rest = ''] = /^Interaction\.(SignIn|Register|ForgotPassword)\.(.+)$/.exec(key) ?? [];
  const flowKey = `events.flow.${flowName}`;
  if (!hasText(flowKey)) return key;
  const flow = t(flowKey);

  const [, verified = '', act] = /^Verification\.(\w+)\.(Create|Submit)$/.exec(rest) ?? [];
  const verifiedKey = `events.factor.${verified}`;
  if (hasText(verifiedKey)) {
    const factor = t(verifiedKey);
    return act === 'Create'
      ? t('events.verification.Create', { flow, factor })
      : t('events.verification.Submit', { flow, factor });
  }

  const [, bound = ''] = /^BindMfa\.(\w+)\.(?:Create|Submit)$/.exec(rest) ?? [];
  const boundKey = `events.factor.${bound}`;
  if (hasText(boundKey)) return t('events.bindMfa', { flow, factor: t(boundKey) });

  const stepKey = `events.step.${spaced(rest)}`;
  return hasText(stepKey) ? t('events.inFlow', { flow, step: t(stepKey) }) : key;
}

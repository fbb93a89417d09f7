import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

import { readEventKey } from './event-key.ts';

/**
 * Returns the translated name of an event, built from the parts of its key (logto-behavior.md#7.3). An unknown key,
 * e.g. of a newer Logto, is returned unchanged.
 */
export function eventName(key: string, t: TFunction): string {
  const known = `events.known.${spaced(key)}`;
  if (hasText(known)) return t(known);

  const event = readEventKey(key);
  switch (event.kind) {
    case 'verification': {
      const act = `events.act.${event.act}`;
      const factor = eventFactorName(event.factor, t);
      if (factor === undefined || !hasText(act)) return key;
      return t('events.verification', { flow: t(`events.flow.${event.flow}`), factor, act: t(act) });
    }
    case 'bindMfa': {
      const factor = eventFactorName(event.factor, t);
      return factor === undefined ? key : t('events.bindMfa', { flow: t(`events.flow.${event.flow}`), factor });
    }
    case 'step': {
      const step = `events.step.${spaced(event.step)}`;
      return hasText(step) ? t('events.inFlow', { flow: t(`events.flow.${event.flow}`), step: t(step) }) : key;
    }
    case 'webhook':
      return t('events.webhook', { event: event.event });
    case 'other':
      return key;
  }
}

/** Returns the translated name of a factor in an event key; undefined for an unknown factor. */
export function eventFactorName(factor: string, t: TFunction): string | undefined {
  const name = `events.factor.${factor}`;
  return hasText(name) ? t(name) : undefined;
}

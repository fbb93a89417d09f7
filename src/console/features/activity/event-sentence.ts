import type { TFunction } from 'i18next';

import { hasSentence, hasText, spaced } from '#console/i18n/has-text.ts';
import { readEventKey, eventFactorName } from '#console/shared/activity/event-key.ts';
import { entryOutcome } from '#contract/entry-outcome.ts';
import type { Log } from '#contract/logs.ts';

import { isConsent, submittedIdentifierValue, verifiedFactors } from './log-payload.ts';

/** Display names of users and apps; the ID when the name is unknown. */
export type Names = {
  user: (id: string) => string;
  app: (id: string) => string;
  /** True when the user is known to be deleted. */
  isDeleted: (userId: string) => boolean;
};

/** Describes an entry in one translated sentence; an unknown event is described by its key. */
export function eventSentence(log: Log, t: TFunction, names: Names): string {
  const { key, payload } = log;
  const event = readEventKey(key);
  const means = verifiedFactors(log);
  const values = {
    user: payload.userId === undefined ? t('activity.sentences.unknownUser') : names.user(payload.userId),
    userInside: payload.userId === undefined ? t('activity.sentences.unknownUserInside') : names.user(payload.userId),
    app: payload.applicationId === undefined ? t('activity.sentences.anApp') : names.app(payload.applicationId),
    account: submittedIdentifierValue(log) ?? t('activity.sentences.anAccount'),
    factor: 'factor' in event ? (eventFactorName(event.factor, t) ?? '') : '',
    event: 'event' in event ? event.event : '',
    means: means.map((factor) => eventFactorName(factor, t) ?? factor),
  };
  const outcome = entryOutcome(log);
  if (outcome === 'Step') return t(`activity.sentences.moreSteps.${'flow' in event ? event.flow : 'other'}`, values);
  const isDone = outcome === 'Success';
  if (event.kind === 'step' && event.step === 'Submit' && isDone && means.length > 0) {
    return t(`activity.sentences.with.${event.flow}`, values);
  }
  const keys = isConsent(log) ? ['consent'] : sentenceKeys(key);
  const text = keys.map((name) => `activity.sentences.${name}.${isDone ? 'done' : 'failed'}`).find(hasSentence);
  return text === undefined ? key : t(text, values);
}

/** Keys under which the catalog may have a sentence for this event, the most specific first. */
function sentenceKeys(key: string): string[] {
  const event = readEventKey(key);
  switch (event.kind) {
    case 'verification':
      if (!hasText(`events.factor.${event.factor}`)) return [];
      return [`verification.${event.act}.${event.factor}`, `anyVerification.${event.act}`];
    case 'bindMfa':
      return [`bindMfa.${event.factor}`];
    case 'step':
      return [`flow.${event.flow}.${event.step}`, `step.${spaced(event.step)}`];
    case 'webhook':
      return ['webhook'];
    case 'other':
      return [`known.${spaced(key)}`];
  }
}

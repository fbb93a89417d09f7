import type { TFunction } from 'i18next';

import { entryOutcome } from '#console/api/entry-outcome.ts';
import { hasSentence, hasText, spaced } from '#console/i18n/has-text.ts';
import type { Log } from '#contract/logs.ts';

import { readEventKey } from './event-key.ts';
import { factorName } from './event-name.ts';
import { isConsent } from './is-consent.ts';
import { provenBy } from './proven-by.ts';
import { typedIn } from './typed-in.ts';

/** How people and applications are called; by their IDs where nothing better is known. */
export type Names = {
  user: (id: string) => string;
  app: (id: string) => string;
  /** Whether it is known that a user exists no more. */
  isDeleted: (userId: string) => boolean;
};

/**
 * What an entry tells, in one sentence of the reader's language: "Somebody typed a password for ada@example.org that was
 * not accepted". An event that is not known is told by its key, verbatim.
 */
export function eventSentence(log: Log, t: TFunction, names: Names): string {
  const { key, payload } = log;
  const event = readEventKey(key);
  const means = provenBy(log);
  const values = {
    user: payload.userId === undefined ? t('sentences.unknownUser') : names.user(payload.userId),
    userInside: payload.userId === undefined ? t('sentences.unknownUserInside') : names.user(payload.userId),
    app: payload.applicationId === undefined ? t('sentences.anApp') : names.app(payload.applicationId),
    account: typedIn(log) ?? t('sentences.anAccount'),
    factor: 'factor' in event ? (factorName(event.factor, t) ?? '') : '',
    event: 'event' in event ? event.event : '',
    means: means.map((factor) => factorName(factor, t) ?? factor),
  };
  const outcome = entryOutcome(log);
  if (outcome === 'Step') return t(`sentences.moreSteps.${'flow' in event ? event.flow : 'other'}`, values);
  const isDone = outcome === 'Success';
  if (event.kind === 'step' && event.step === 'Submit' && isDone && means.length > 0) {
    return t(`sentences.with.${event.flow}`, values);
  }
  const places = isConsent(log) ? ['consent'] : placesOf(key);
  const text = places.map((place) => `sentences.${place}.${isDone ? 'done' : 'failed'}`).find(hasSentence);
  return text === undefined ? key : t(text, values);
}

/** Where the catalog may tell of this event, the best place first. */
function placesOf(key: string): string[] {
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

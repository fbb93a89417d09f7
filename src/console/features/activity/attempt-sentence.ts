import type { TFunction } from 'i18next';

import { entryOutcome, isFailure } from '#console/data/entry-outcome.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';

import { readEventKey } from './event-key.ts';
import { factorName } from './event-name.ts';
import type { Names } from './event-sentence.ts';
import { failureReason } from '#console/parts/failure-reason.ts';
import type { Story } from './sign-in-attempts.ts';

/** A story in one sentence: "Ada signed in to Shop with password and authenticator code". */
export function storySentence(story: Story, t: TFunction, names: Names): string {
  const { outcome, flow, means, decisive } = story;
  const applicationId = decisive.payload.applicationId;
  const step = stepName(decisive.key, t);
  const values = {
    who: whoIn(story, t, names),
    app: applicationId === undefined ? t('sentences.anApp') : names.app(applicationId),
    step: step ?? '',
    means: means.map((factor) => factorName(factor, t) ?? factor),
  };
  if (outcome === 'completed') {
    return flow === undefined || means.length === 0
      ? t(`stories.completed.${flow ?? 'visit'}`, values)
      : t(`stories.completedWith.${flow}`, values);
  }
  return flow === undefined || step === undefined || entryOutcome(decisive) === 'Step'
    ? t(`stories.begun.${flow ?? 'visit'}`, values)
    : t(`stories.${outcome}.${flow}`, values);
}

/** Where a story came to its end: "password", "profile". */
function stepName(key: string, t: TFunction): string | undefined {
  const event = readEventKey(key);
  switch (event.kind) {
    case 'verification':
      return factorName(event.factor, t) ?? event.factor;
    case 'bindMfa':
      return t('stories.secondFactor', { factor: factorName(event.factor, t) ?? event.factor });
    case 'step': {
      const name = `stories.step.${spaced(event.step)}`;
      return hasText(name) ? t(name) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * What its failures say, or what it was left at: "refused twice: Wrong identifier or password"; undefined when there is
 * nothing to say.
 */
export function storyTrouble({ outcome, refusals, steps, decisive }: Story, t: TFunction): string | undefined {
  if (entryOutcome(decisive) === 'Step') {
    return t('stories.nextStep', { reason: failureReason(decisive, t) ?? decisive.key });
  }
  if (refusals === 0) return undefined;
  const refused = outcome === 'failed' ? decisive : steps.findLast(isFailure);
  const reason = refused && failureReason(refused, t);
  const count = t(outcome === 'failed' ? 'stories.refusals' : 'stories.afterRefusals', { count: refusals });
  return reason === undefined ? count : t('stories.trouble', { refusals: count, reason });
}

function whoIn({ userId, account }: Story, t: TFunction, names: Names): string {
  if (userId !== undefined) return names.user(userId);
  return account === undefined ? t('sentences.somebody') : t('stories.somebodyAs', { account });
}

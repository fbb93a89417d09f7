import type { TFunction } from 'i18next';

import { failureReason } from '#console/api/failure-reason.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';
import { boundFactorName, eventFactorName, readEventKey } from '#console/shared/activity/event-key.ts';
import { entryOutcome, isFailure } from '#contract/entry-outcome.ts';

import type { Names } from './event-sentence.ts';
import type { SignInAttempt } from './sign-in-attempts.ts';

/** A sign-in attempt in one sentence: "Ada signed in to Shop with password and authenticator code". */
export function attemptSentence(attempt: SignInAttempt, t: TFunction, names: Names): string {
  const { outcome, flow, means, decisive } = attempt;
  const applicationId = decisive.payload.applicationId;
  const step = stepName(decisive.key, t);
  const values = {
    user: userIn(attempt, t, names),
    app: applicationId === undefined ? t('activity.sentences.anApp') : names.app(applicationId),
    step: step ?? '',
    means: means.map((factor) => eventFactorName(factor, t) ?? factor),
  };
  if (outcome === 'completed') {
    return flow === undefined || means.length === 0
      ? t(`activity.attempts.completed.${flow ?? 'visit'}`, values)
      : t(`activity.attempts.completedWith.${flow}`, values);
  }
  return flow === undefined || step === undefined || entryOutcome(decisive) === 'Step'
    ? t(`activity.attempts.begun.${flow ?? 'visit'}`, values)
    : t(`activity.attempts.${outcome}.${flow}`, values);
}

/** Name of the step at which an attempt ended: "password", "profile". */
function stepName(key: string, t: TFunction): string | undefined {
  const event = readEventKey(key);
  switch (event.kind) {
    case 'verification':
      return eventFactorName(event.factor, t) ?? event.factor;
    case 'bindMfa':
      return t('activity.attempts.newFactor', { factor: boundFactorName(event.factor, t) ?? event.factor });
    case 'step': {
      const name = `activity.attempts.step.${spaced(event.step)}`;
      return hasText(name) ? t(name) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Why the attempt failed or where it was abandoned, e.g. "refused twice: Wrong identifier or password"; undefined when
 * it had no problem.
 */
export function attemptProblem(
  { outcome, refusals, steps, decisive }: SignInAttempt,
  t: TFunction,
): string | undefined {
  if (entryOutcome(decisive) === 'Step') {
    return t('activity.attempts.nextStep', { reason: failureReason(decisive, t) ?? decisive.key });
  }
  if (refusals === 0) return undefined;
  const refused = outcome === 'failed' ? decisive : steps.findLast(isFailure);
  const reason = refused && failureReason(refused, t);
  const count = t(outcome === 'failed' ? 'activity.attempts.refusals' : 'activity.attempts.afterRefusals', {
    count: refusals,
  });
  return reason === undefined ? count : t('activity.attempts.refusalsWithReason', { refusals: count, reason });
}

function userIn({ userId, account }: SignInAttempt, t: TFunction, names: Names): string {
  if (userId !== undefined) return names.user(userId);
  return account === undefined
    ? t('activity.sentences.unknownUser')
    : t('activity.attempts.unknownUserAs', { account });
}

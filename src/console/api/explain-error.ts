import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import { errorCodes, gatewayErrorCodes, unknownOutcome } from '#contract/errors.ts';

import { ApiError, CanceledError, OutcomeUnknownError, UnreachableError } from './api-error.ts';
import { ConflictError } from './api-error.ts';
import { PartlyFailedError } from './do-for-each.ts';

export type Explanation = { message: string; requestId: string | undefined };

/** Translates an error: what happened and what to do. */
export function explainError(error: Error, t: TFunction): Explanation {
  if (error instanceof UnreachableError) return { message: t('errors.unreachable'), requestId: undefined };
  if (error instanceof CanceledError) return { message: t('errors.canceled'), requestId: undefined };
  if (error instanceof ConflictError) return { message: t('errors.conflict'), requestId: undefined };
  if (error instanceof OutcomeUnknownError) {
    const { message, requestId } = explainError(error.cause, t);
    return { message: t('errors.mayBeDone', { message }), requestId };
  }
  if (error instanceof PartlyFailedError) return { message: explainFailures(error, t), requestId: undefined };
  if (!(error instanceof ApiError)) return { message: t('errors.unexpectedAnswer'), requestId: undefined };
  return { message: explainAnswer(error, t), requestId: error.requestId };
}

/** Lists each reason once, with the names it applies to. */
function explainFailures({ failures }: PartlyFailedError, t: TFunction): string {
  const known = new Map<string, { names: string[]; isUnknown: boolean }>();
  for (const { name, error } of failures) {
    const { message } = explainError(error, t);
    const names = [...(known.get(message)?.names ?? []), name];
    known.set(message, { names, isUnknown: error instanceof OutcomeUnknownError });
  }
  return [...known]
    .map(([message, { names, isUnknown }]) =>
      t(isUnknown ? 'errors.unknownFor' : 'errors.failedFor', { names, message }),
    )
    .join(t('common.gap'));
}

function explainAnswer({ code: given, status, body, retryAfter }: ApiError, t: TFunction): string {
  const unknown = given === gatewayErrorCodes.outcomeUnknown ? unknownOutcome.safeParse(body.data).data : undefined;
  const code = unknown?.because ?? given;
  const known = `errors.code.${spaced(code ?? '')}`;
  switch (code) {
    case gatewayErrorCodes.unreachable:
      return t('errors.upstreamUnreachable');
    case gatewayErrorCodes.timeout:
      return t('errors.upstreamTimeout');
    case gatewayErrorCodes.failed:
      return t('errors.upstreamFailed');
    case gatewayErrorCodes.badAnswer:
      return t('errors.upstreamBadAnswer');
    case gatewayErrorCodes.badCredentials:
      return t('errors.upstreamBadCredentials');
    case gatewayErrorCodes.missingRole:
      return t('errors.upstreamMissingRole');
    case gatewayErrorCodes.rateLimited:
      return rateLimitText(retryAfter, t);
    case gatewayErrorCodes.notOffered:
      return t('errors.notOffered');
    case gatewayErrorCodes.signedOut:
      return t('errors.signedOut');
    case gatewayErrorCodes.notPermitted:
      return t('errors.notPermitted');
    case gatewayErrorCodes.protectedAccount:
      return t(isOwnAccount(body.data) ? 'errors.ownAccount' : 'errors.protectedAccount');
    case gatewayErrorCodes.searchNotPermitted:
      return t('errors.searchNotPermitted');
    case gatewayErrorCodes.patternFailed:
      return t('errors.patternFailed');
    case gatewayErrorCodes.accountNotFound:
      return t('errors.notFound');
    case gatewayErrorCodes.pictureUnavailable:
      return t('errors.pictureUnavailable');
    case gatewayErrorCodes.addressMissing:
      return t('errors.addressMissing');
    case gatewayErrorCodes.connectorMissing:
      return t('errors.connectorMissing');
    case gatewayErrorCodes.userCanRecover:
      return t('errors.userCanRecover');
    case gatewayErrorCodes.conflict:
      return t('errors.conflict');
    case gatewayErrorCodes.reasonRequired:
      return t('errors.reasonRequired');
    case gatewayErrorCodes.tooManyRequests:
      return t('errors.tooManyRequests', { count: Math.ceil((retryAfter ?? 0) / 1000) });
    case gatewayErrorCodes.readQuotaExceeded:
      return t(isMaskedQuota(body.data) ? 'errors.maskedValues' : 'errors.readQuota');
    case gatewayErrorCodes.searchBusy:
      return t('errors.searchBusy');
    case gatewayErrorCodes.patternTooCostly:
      return t('errors.patternTooCostly');
    case gatewayErrorCodes.freshSignInNeeded:
      return t('errors.freshSignInNeeded');
    case gatewayErrorCodes.auditLogUnavailable:
      return t('errors.auditLogUnavailable');
    case gatewayErrorCodes.providerFailed:
      return t('errors.providerFailed');
    case gatewayErrorCodes.routeNotAllowed:
    case gatewayErrorCodes.originNotAllowed:
      return t('errors.notAllowed');
    case gatewayErrorCodes.bodyTooLarge:
      return t('errors.tooLarge');
    case errorCodes.notFound:
      return t('errors.notFound');
    default:
      if (hasText(known)) return t(known);
      if (status === 429) return rateLimitText(retryAfter, t);
      if (status >= 500) return t('errors.serverFailed');
      return t('errors.other', { message: body.message ?? String(status) });
  }
}

const rateLimitText = (retryAfter: number | undefined, t: TFunction): string =>
  retryAfter === undefined
    ? t('errors.rateLimited')
    : t('errors.rateLimitedFor', { count: Math.ceil(retryAfter / 1000) });

const isOwnAccount = (data: unknown): boolean => typeof data === 'object' && data !== null && 'own' in data;

const isMaskedQuota = (data: unknown): boolean => typeof data === 'object' && data !== null && 'isMasked' in data;

import type { errors as english } from '#console/i18n/en/errors.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const errors: Translated<typeof english> = {
  title: {
    load: 'This could not be loaded',
    save: 'This could not be saved',
  },
  canceled: 'Canceled: the identity service was slow to respond.',
  unreachable: 'Usher doesn’t respond. Check your connection. Nothing you typed is lost.',
  unexpectedAnswer: 'Usher sent an unexpected response. It may run another version.',
  upstreamUnreachable: 'The identity service can’t be reached. It may be down or restarting.',
  upstreamTimeout: 'The identity service took too long to respond.',
  upstreamFailed: 'The identity service failed. Try again in a moment.',
  upstreamBadAnswer: 'The identity service sent an unexpected response. Check its address.',
  upstreamBadCredentials:
    'The identity service refused Usher’s credentials. Ask an administrator to check its app and secret.',
  upstreamMissingRole: 'Usher’s app lacks the role for the Management API. Ask an administrator to assign it.',
  rateLimited: 'The identity service limits requests. Try again in a moment.',
  rateLimitedFor_other: 'The identity service limits requests. Try again in {{count}} seconds.',
  notOffered: 'This version of Logto doesn’t support this.',
  notAllowed: 'Usher does not allow this request.',
  signedOut: 'Your session has ended. Sign in again; nothing you typed is lost.',
  notPermitted: 'Your role doesn’t permit this.',
  searchNotPermitted: 'Your role permits only exact matches. Enter a full email, phone number, username or ID.',
  patternFailed: 'The identity service couldn’t run this search. Check the pattern.',
  readQuota: 'You reached your role’s limit for reading records. Try again later, or ask an administrator.',
  maskedValues: 'You reached your role’s daily limit for looking up values. Try again tomorrow.',
  tooManyRequests_other: 'Too many requests in a short time. Try again in {{count}} seconds.',
  searchBusy: 'Your earlier searches are still running. Try again when they finish.',
  patternTooCostly:
    'This pattern could keep the database busy for minutes. Avoid back-references, nested repetitions and large bounds.',
  providerFailed: 'The sign-in provider doesn’t respond, so your role can’t be checked. Try again in a moment.',
  tooLarge: 'Too large. The identity service accepts at most 1 MiB.',
  notFound: 'Not found. It may have been deleted.',
  other: 'Refused: {{message}}',
  otherStatus: 'The response had the status {{status}}.',
};

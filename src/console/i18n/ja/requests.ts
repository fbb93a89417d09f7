import type { requests as english } from '#console/i18n/en/requests.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const requests: Translated<typeof english> = {
  show: 'Show request',
  hide: 'Hide request',
  pageTitle: 'Requests of this page',
  pageText: 'Management API requests of this page, as curl and with Logto’s client.',
  none: 'This page sends no Management API requests.',
  format: 'Request format',
  copy: 'Copy {{request}}',
};

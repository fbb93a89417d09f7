export const requests = {
  show: 'Show request',
  hide: 'Hide request',
  page: 'Show requests',
  pageTitle: 'Requests of this page',
  pageText: 'What this page asked of the Management API, as curl and with Logto’s own client.',
  none: 'This page asks nothing of the Management API.',
  language: 'Language of the request',
  copy: 'Copy {{request}}',
} as const;

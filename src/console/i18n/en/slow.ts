/** While reads take long. */
export const slow = {
  logto: 'Logto is slow to respond.',
  identityService: 'The identity service is slow to respond.',
  cancel: 'Cancel',
} as const;

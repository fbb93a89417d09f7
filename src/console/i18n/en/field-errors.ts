/** Why the value of a field was refused. Loaded with the forms. */
export const fieldErrors = {
  usernameFormat: 'Use letters, digits and underscores. Don’t start with a digit',
  emailFormat: 'Enter a valid email address',
  phoneFormat: 'Enter digits with the country code, such as +61 412 345 678',
  phoneExtension: 'An extension can’t be saved. Enter the number without it',
  phoneUnknown: 'Not a valid phone number. Check the country code',
  urlFormat: 'Enter a full web address (https://…)',
  tooLong: 'Enter at most {{max, number}} characters',
  usernameInUse: 'Another user has this username',
  emailInUse: 'Another user has this email address',
  phoneInUse: 'Another user has this phone number',
  roleNameInUse: 'Another role has this name',
  tokenNameInUse: 'This user already has a token with this name',
  pastDate: 'This date has passed',
  invalid: 'The server doesn’t accept this value',
  required: 'Enter a value',
} as const;

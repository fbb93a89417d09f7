/** Imports on the page of their job: passwords, editing a row, and trying a password. */
export const importRows = {
  /** Why a row is not imported, or what to know about it. */
  reason: {
    /** `column` is a column of the file, `problem` a sentence. */
    cell: '{{column}}: {{problem}}',
    invalid: 'This value isn’t accepted: {{field}}.',
    inUse: 'Another user has this value: {{field}}.',
    repeated: 'The same user as in row {{row, number}}: {{field}}.',
    severalUsers: 'Its values belong to several existing users.',
    exists: 'The user exists.',
    onlyUnverified: 'All its emails and phone numbers are unverified.',
    unknownRole: 'There is no role “{{name}}”.',
    unknownOrganization: 'There is no organization “{{name}}”.',
    noPassword: 'Will have no password.',
    passwordErased: 'The password from the file was erased because of its age. Import the row again.',
    excluded: 'Excluded by an operator.',
  },
  passwords: {
    without_one: '{{count, number}} user will have no password.',
    without_other: '{{count, number}} users will have no password.',
    next: 'They sign in with a code or a social account, or choose a password through “Forgot password”, if your sign-in experience offers that.',
    try: 'If you know the password of one of these users, use “Try password” in their row before you start: it shows whether the password hashes were read correctly.',
  },
  field: {
    sourceId: 'ID in the source',
    isSuspended: 'Suspended',
    roles: 'Roles',
    organizations: 'Organizations',
  },
  edit: {
    open: 'Edit',
    /** Name of the button for screen readers; `name` is the user. */
    openFor: 'Edit {{name}}',
    title: 'Edit row {{number, number}}',
    problems: 'Values that can’t be used',
    /** Below the list of these values. */
    problemsHint: 'The row is saved as it is shown here. Values that couldn’t be read are left out.',
    onePerLine: 'Names or IDs, one per line.',
    phoneHint: 'With country code.',
    phoneProblem: 'Enter the digits with the country code',
    kept: 'The password from the file is kept.',
    confirm: 'Save row',
    done: 'Row {{number, number}} saved',
    exclude: 'Exclude row',
    excluded: 'Row {{number, number}} excluded',
  },
  trial: {
    open: 'Try password',
    openFor: 'Try the password of {{name}}',
    title: 'Try the password of {{name}}?',
    text: 'Usher creates this user now and asks Logto whether the password is right. If it is wrong, the user is deleted again.',
    none: 'The file has no password for this user.',
    password: 'Known password',
    missing: 'Enter the password',
    confirm: 'Create user and try',
    verified: 'The password is right. {{name}} was created, and the hashes of the other rows should work too.',
    openUser: 'Open user',
    refused: 'Logto refused this password. The user was deleted again.',
    refusedKept: 'Logto refused this password. The user couldn’t be deleted again. Delete the user yourself.',
    refusedHint:
      'Check that you typed it right. Otherwise discard this preview and check the source, the hash column and the algorithm.',
    failed: 'The user couldn’t be created.',
    /** `reason` is a sentence. */
    failedBecause: 'The user couldn’t be created: {{reason}}',
  },
} as const;

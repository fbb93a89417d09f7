/** Files of users that are imported, and the page of their job. (`import` is a reserved word.) */
export const imports = {
  /** Why a file can't be read; keys are the codes of `FileProblem`. */
  file: {
    'too-large': 'The file is larger than {{megabytes, number}} MB. Split it into several files.',
    empty: 'The file is empty.',
    binary: 'This isn’t a list of users. Choose a CSV, JSON or Excel file.',
    markup: 'This is a web page or an XML document. Choose a CSV, JSON or Excel file.',
    nul: 'Line {{line, number}} has a NUL character. The file may be damaged or in another encoding.',
    'wrong-encoding': 'The file isn’t in the encoding {{encoding}}. Choose another encoding.',
    'wrong-encoding-line': 'Line {{line, number}} isn’t in the encoding {{encoding}}. Choose another encoding.',
    'broken-quotes':
      'A quotation mark in line {{line, number}} isn’t closed or has text after it. Correct the line, or choose another separator.',
    'too-many-rows': 'The file has more than {{most, number}} rows. Split it into several files.',
    'too-many-columns':
      'The file has more than {{most, number}} columns. Remove those you don’t need, or choose another separator.',
    'row-too-long':
      'A row starting in line {{line, number}} has more than {{most, number}} characters. Check its quotation marks, or shorten it.',
    'invalid-json': 'The file isn’t valid JSON.',
    'invalid-json-line': 'Line {{line, number}} isn’t valid JSON. Correct it and choose the file again.',
    'too-deep': 'Line {{line, number}} is nested more than {{most, number}} levels deep.',
    'no-records': 'The file has no list of users. JSON needs an array of objects, or one object per line.',
    'no-rows': 'The file has no users.',
    'old-workbook': 'The workbook is in the old .xls format or has a password. Save it as .xlsx without a password.',
    'not-a-workbook': 'This archive isn’t an Excel workbook. Choose an .xlsx file.',
    'broken-workbook': 'The workbook is damaged. Save it again, or as CSV.',
    'unpacked-too-large': 'The workbook is too large once unpacked. Save it as CSV.',
    'no-sheet': 'The workbook doesn’t have this sheet. Choose another one.',
    'not-readable': 'The file couldn’t be read. It may have been moved or changed. Choose it again.',
    failed: 'The file couldn’t be processed. Try again, or save it in another format.',
  },
  /** What an operator should look at; keys are the codes of `FileWarning`. */
  warning: {
    'uncertain-encoding': 'The encoding isn’t certain. Check names with accents or characters.',
    'renamed-columns_one': '{{count, number}} column had no name, or the name of another column, and was renamed.',
    'renamed-columns_other': '{{count, number}} columns had no name, or the name of another column, and were renamed.',
    'repeated-header_one': '{{count, number}} row repeats the header and is left out.',
    'repeated-header_other': '{{count, number}} rows repeat the header and are left out.',
    'long-rows_one': '{{count, number}} row has more cells than the header and can’t be imported.',
    'long-rows_other': '{{count, number}} rows have more cells than the header and can’t be imported.',
  },
  /** What is wrong with the value of a cell; keys are the values of `CellProblem`. */
  cell: {
    'shortened-number': 'A spreadsheet shortened this number, so digits are missing. Format the column as text.',
    'invalid-json': 'Not valid JSON.',
    'too-deep': 'The JSON is nested more than {{levels, number}} levels deep.',
    'invalid-boolean': 'Not clearly yes or no.',
    'invalid-date': 'Not a clear date. Write it as YYYY-MM-DD.',
    'invalid-email': 'Not an email address.',
    'invalid-phone': 'Not a phone number. Check the country code, or choose a default country.',
    'invalid-username': 'Usernames have only letters, digits and underscores, and don’t start with a digit.',
    'invalid-url': 'Not a web address that starts with https:// or http://.',
    'too-long': 'Too long.',
    'invisible-characters': 'Contains invisible characters.',
    'invalid-digest': 'This password hash doesn’t have the format of its algorithm.',
    'unsupported-digest': 'Logto can’t verify this kind of password hash. The user will have no password.',
    'missing-parameters': 'The Firebase hash parameters are missing. The user will have no password.',
    'plain-password': 'A password that isn’t hashed. It is left out unless you choose to import it.',
    'digest-as-password': 'This looks like a password hash. Choose “Password hash” for this column.',
    'broken-record': 'This row can’t be read. Its cells don’t fit the columns, or it is nested too deep.',
  },
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
    noIdentifier: 'It has no username, email, phone or social account, so the user couldn’t sign in.',
    /** `rule` is one of the texts of `passwordRule`. */
    weakPassword: 'The password doesn’t meet the password policy: {{rule}}.',
    unknownRole: 'There is no role “{{name}}”.',
    unknownOrganization: 'There is no organization “{{name}}”.',
    unknownConnector: 'There is no social connector “{{name}}”.',
    /** `setting` is the name of a setting of the server. */
    linkingOff:
      'Social accounts can’t be imported while {{setting}} is off. Turn the setting on, or import without social accounts.',
    noPassword: 'Will have no password.',
    passwordErased: 'The password from the file was erased because of its age. Import the row again.',
    excluded: 'Excluded by an operator.',
  },
  /** How a password breaks the policy, within a sentence; keys are the values of `PasswordIssueCode`. */
  passwordRule: {
    too_short: 'it is too short',
    too_long: 'it is too long',
    character_types: 'it has too few types of characters',
    unsupported_characters: 'it has characters that aren’t supported',
    pwned: 'it was found in a data breach',
    restricted: {
      repetition: 'it repeats characters',
      sequence: 'it contains a sequence such as 1234',
      user_info: 'it contains details of the user',
      words: 'it contains a forbidden word',
    },
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
    /** The answer to a request of the trial was lost, or does not say whether the password is right. */
    unknown: {
      creation:
        'Outcome unknown: Logto’s answer was lost, so {{name}} may have been created. The job, or another try, looks for the user first and creates nothing twice.',
      verification:
        'Outcome unknown: {{name}} was created, but Logto couldn’t check the password, or its answer was lost. Sign in as this user to find out, or discard this preview and delete the user.',
      removal:
        'Logto refused this password. Whether {{name}} was deleted again is unknown. The job, or another try, looks for the user first and creates nothing twice.',
    },
    failed: 'The user couldn’t be created.',
    /** `reason` is a sentence. */
    failedBecause: 'The user couldn’t be created: {{reason}}',
  },
} as const;

export const noUsers = {
  empty: {
    title: 'No users yet',
    text: 'Users appear here when they sign up or you create them.',
  },
  noHits: {
    title: 'No users match “{{search}}”',
    digits: 'Phone numbers are stored as digits. Searched for {{stored}}.',
    name: 'In names, the words can be in any order and have other accents.',
    words: 'One word can be in the email and the other words in the name.',
    /** The name is put together from the profile, which can't be searched. */
    parts: 'Users who only have a given and a family name aren’t found by both together.',
    create: 'Create this user',
  },
  /** A link whose search needs a permission that the operator lacks. */
  link: {
    text: 'This link searches for values that contain “{{search}}”. Your role permits only exact matches, and no value is exactly this.',
    help: 'Enter a full email, phone number, username or ID, or ask an operator who can run this search.',
  },
  suggest: {
    title: 'Try another search',
    domain: 'Similar email: {{text}}',
    localPart: 'Part before the @: {{text}}',
    words: 'Fewer words: {{text}}',
    similarName: 'Similar names: {{text}}',
    /** Button: count the users that match. */
    count: 'Count',
    countOf: 'Count users for “{{text}}”',
    counting: 'Counting…',
    notCounted: 'Not counted',
    found_zero: 'no users',
    found_one: '{{count, number}} user',
    found_other: '{{count, number}} users',
    atLeast: 'at least {{count, number}} users',
    failed: 'Count failed. {{message}}',
  },
  tried: {
    title: 'No users match these conditions',
    all: 'All of these had to match:',
    any: 'One of these had to match:',
    anywhere: 'ID, email, phone, username or name contains “{{text}}”',
    exact: 'ID, email, phone, username or name is “{{text}}”',
    one: '{{field}} {{mode}} {{values, list(type: disjunction)}}',
    value: '“{{value}}”',
    caseInsensitive: 'Not case-sensitive.',
    caseSensitive: 'Case-sensitive.',
  },
} as const;

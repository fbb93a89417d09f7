/** How the text in the search box is interpreted. */
export const interpretation = {
  searchAs: 'Search as',
  country: 'Country of the number',
  only: 'only {{kind}}',
  kind: {
    id: 'user ID',
    email: 'email',
    emailPart: 'part of an email',
    phone: 'phone',
    username: 'username',
    name: 'name',
  },
} as const;

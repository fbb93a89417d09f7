/** Parameters of the address that ask for what the API cannot filter by. */
const scanFilters = ['isSuspended', 'hasPassword', 'applicationId', 'lastSignIn', 'createdFrom', 'createdTo'];

/** How many such filters an address has. */
export const scanCount = (params: URLSearchParams): number => scanFilters.filter((name) => params.get(name)).length;

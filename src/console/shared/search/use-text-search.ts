import { textSearch, exactTextSearch } from '#console/api/users.ts';

import { useOperator } from '#console/shared/operator/use-operator.ts';

/** How this operator searches users for a text: anywhere in their fields, or, with masked data, for whole values only. */
export const useTextSearch = () => (useOperator().may('users:search') ? textSearch : exactTextSearch);

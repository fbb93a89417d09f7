import { textSearch, exactTextSearch } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** Returns the search of this operator: anywhere in the fields, or exact matches only if data is masked for them. */
export const useTextSearch = () => (useOperator().may('users:search') ? textSearch : exactTextSearch);

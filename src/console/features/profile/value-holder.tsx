import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { exactFieldSearch, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import type { UserSearchField } from '#contract/search.ts';

/** Link to the user who has a value already, in a new tab, as the form has unsaved input. */
export function ValueHolder({ field, value }: { field: UserSearchField; value: string }) {
  const { t } = useTranslation();
  const holders = useQuery(userQueries.list({ page: 1, page_size: 2, search: exactFieldSearch(field, value) }));
  const [holder] = holders.data?.items ?? [];
  return (
    holder !== undefined && (
      <Anchor component={Link} to={paths.user(holder.id)} target="_blank" inherit>
        {t('errors.field.viewHolder', { name: displayName(holder) })}
      </Anchor>
    )
  );
}

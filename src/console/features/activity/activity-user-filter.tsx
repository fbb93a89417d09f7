import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { insertable } from '#console/lib/insertable.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useTextSearch } from '#console/shared/search/lookup-searches.ts';
import { isMasked } from '#contract/masking.ts';
import type { User } from '#contract/users.ts';

type Props = { value: string | undefined; onChange: (userId: string | undefined) => void };

/** Selects a user; the search request is sent when typing pauses. */
export function ActivityUserFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const textSearch = useTextSearch();
  const { may } = useOperator();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const chosen = useQuery(userQueries.byIds(value === undefined ? [] : [value]));
  const chosenUser = value === undefined ? undefined : chosen.data?.get(value);
  const isDeleted = value !== undefined && chosen.isSuccess && !chosen.isPlaceholderData && chosenUser === undefined;
  const chosenLabel = isDeleted
    ? t('activity.deletedUserWithId', { id: value })
    : chosenUser === undefined
      ? value
      : optionLabel(chosenUser);
  // Selecting an option puts its label into the input; that must not start a search.
  const isSearching = search.trim() !== '' && search !== chosenLabel;
  const matches = useQuery({
    ...userQueries.list({ page: 1, page_size: 10, search: textSearch(search) }),
    enabled: isSearching,
  });

  const found = isSearching
    ? (matches.data?.items ?? []).map((user) => ({ value: user.id, label: optionLabel(user) }))
    : [];
  const options =
    value === undefined || found.some((option) => option.value === value)
      ? found
      : [{ value, label: chosenLabel ?? value }, ...found];

  return (
    <Select
      label={t('activity.filter.user')}
      placeholder={t(may('users:search') ? 'activity.filter.userPlaceholder' : 'activity.filter.exactPlaceholder')}
      nothingFoundMessage={isSearching && matches.isSuccess ? t('activity.filter.noMatch') : undefined}
      data={options}
      // The server has already filtered, by more fields than the label shows.
      filter={({ options: all }) => all}
      value={value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable
    />
  );
}

function optionLabel(user: User): string {
  const name = displayName(user);
  const second = [user.primaryEmail, user.username, user.id].find(
    (text) => text !== null && text !== name && !isMasked(text),
  );
  return insertable(`${name} (${second})`);
}

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { insertable } from '#console/lib/insertable.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { useLookup } from '#console/shared/search/use-lookup.ts';
import type { User } from '#contract/users.ts';

type Props = { value: string | undefined; onChange: (userId: string | undefined) => void };

/** Selects an account by exact match, or by ID, because the audit log also has events of deleted accounts. */
export function AccountFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { country } = usePhoneCountry();
  const chosen = useQuery(userQueries.byIds(value === undefined ? [] : [value]));
  const chosenUser = value === undefined ? undefined : chosen.data?.get(value);
  const chosenLabel = chosenUser === undefined ? value : optionLabel(chosenUser);
  const text = typed.trim();
  // Selecting an option puts its label into the input; that must not start a search.
  const isSearching = text !== '' && text !== chosenLabel;
  const { hits, isSettled } = useLookup({ text, country, isOn: isSearching, isSubmitted: false });

  const found = isSearching ? hits.map(({ user }) => ({ value: user.id, label: optionLabel(user) })) : [];
  const isKnown = (id: string) => found.some((option) => option.value === id);
  const options = [
    ...(value === undefined || isKnown(value) ? [] : [{ value, label: chosenLabel ?? value }]),
    ...found,
    ...(isSearching && text !== value && looksLikeId(text) && !isKnown(text)
      ? [{ value: text, label: t('auditLog.filter.userById', { id: text }) }]
      : []),
  ];

  return (
    <Select
      label={t('auditLog.filter.user')}
      placeholder={t('auditLog.filter.userPlaceholder')}
      nothingFoundMessage={t(isSearching && isSettled ? 'auditLog.filter.noUser' : 'auditLog.filter.typeUser')}
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

const looksLikeId = (text: string): boolean => /^\w{12}$/.test(text);

const optionLabel = (user: User): string =>
  insertable(
    displayName(user) === identifierOf(user)
      ? `${displayName(user)} (${user.id})`
      : `${displayName(user)} (${identifierOf(user)})`,
  );

import { Select, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { composesEveryWord } from '#console/lib/input-method.ts';
import { isMasked } from '#contract/masking.ts';
import type { User } from '#contract/users.ts';

import { useTextSearch } from './lookup-searches.ts';

type Props = {
  label: string;
  placeholder: string;
  noMatch: string;
  /** Announced when suggestions have appeared. */
  found: (count: number) => string;
  /** Label of an ID that no user has. */
  unknownLabel: (id: string) => string;
  /** ID of the chosen user. */
  value: string | undefined;
  onChange: (userId: string | undefined) => void;
};

/** Selects a user; the search request is sent when typing pauses. */
export function UserSelect({ label, placeholder, noMatch, found: foundText, unknownLabel, value, onChange }: Props) {
  const { t } = useTranslation();
  const textSearch = useTextSearch();
  const [typed, setTyped] = useState('');
  const [isComposing, setIsComposing] = useState(false);
  const [search] = useDebouncedValue(typed, 250);
  const chosen = useQuery(userQueries.byIds(value === undefined ? [] : [value]));
  const chosenUser = value === undefined ? undefined : chosen.data?.get(value);
  const isUnknown = value !== undefined && chosen.isSuccess && !chosen.isPlaceholderData && chosenUser === undefined;
  const chosenLabel = isUnknown ? unknownLabel(value) : chosenUser === undefined ? value : optionLabel(chosenUser, t);
  // Selecting an option puts its label into the input; that must not start a search.
  const isSearching = search.trim() !== '' && search !== chosenLabel && !isComposing;
  const matches = useQuery({
    ...userQueries.list({ page: 1, page_size: 10, search: textSearch(search) }),
    enabled: isSearching,
  });

  const found = isSearching
    ? (matches.data?.items ?? []).map((user) => ({ value: user.id, label: optionLabel(user, t) }))
    : [];
  const options =
    value === undefined || found.some((option) => option.value === value)
      ? found
      : [{ value, label: chosenLabel ?? value }, ...found];

  const isAnswered = isSearching && matches.isSuccess && !matches.isPlaceholderData;

  return (
    <>
      <Select
        label={label}
        placeholder={placeholder}
        nothingFoundMessage={isSearching && matches.isSuccess ? noMatch : undefined}
        data={options}
        // The server has already filtered, by more fields than the label shows.
        filter={({ options: all }) => all}
        value={value ?? null}
        searchValue={typed}
        onSearchChange={setTyped}
        onCompositionStart={() => setIsComposing(!composesEveryWord())}
        onCompositionEnd={() => setIsComposing(false)}
        onChange={(id) => onChange(id ?? undefined)}
        searchable
        clearable
      />
      <VisuallyHidden aria-live="polite">
        {isAnswered && (found.length === 0 ? noMatch : foundText(found.length))}
      </VisuallyHidden>
    </>
  );
}

function optionLabel(user: User, t: TFunction): string {
  const name = displayName(user);
  const second = [user.primaryEmail, user.username, user.id].find(
    (text) => text !== null && text !== name && !isMasked(text),
  );
  return t('controls.withAddition', { text: name, addition: second ?? '' });
}

import { Checkbox, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { NamedItem } from '#console/api/do-for-each.ts';
import type { Page } from '#console/api/http.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { StepPager } from '#console/ui/step-pager.tsx';
import { CheckedGroup } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import classes from './picker.module.css';

type Choice = NamedItem & {
  description: ReactNode;
  /** Why the choice is disabled. It is shown as checked unless it `isUnavailable`. */
  disabledReason?: string | undefined;
  isUnavailable?: boolean;
};

type Props<T> = {
  label: string;
  search: { label: string; placeholder: string };
  picks: Picks;
  query: UseQueryResult<Page<T>>;
  choiceOf: (item: T) => Choice;
};

export const pickerPageSize = 8;

/** Checkbox list over a searched and paged query, with the names of all checked items. */
export function Picker<T>({ label, search, picks, query, choiceOf }: Props<T>) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <SearchBox {...search} clearLabel={t('roles.clearSearch')} value={picks.search} onSearch={picks.searchFor} />
      <Loaded query={query} waiting={<TableSkeleton rows={pickerPageSize} />}>
        {({ items, total }) => (
          <>
            <CheckedGroup problem={picks.picked.length === 0 ? t('controls.chooseSome') : undefined}>
              <fieldset className={classes.choices} aria-label={label} aria-busy={query.isPlaceholderData}>
                {items.length === 0 && (
                  <Text size="sm" c="dimmed">
                    {t('roles.picker.noMatch')}
                  </Text>
                )}
                {items.map((item) => {
                  const { disabledReason, isUnavailable = false, description, ...choice } = choiceOf(item);
                  return (
                    <Checkbox
                      key={choice.id}
                      label={<ForeignText>{choice.name}</ForeignText>}
                      description={
                        <>
                          {disabledReason !== undefined && (
                            <strong>{t('controls.sentence', { text: disabledReason })}</strong>
                          )}
                          {description}
                        </>
                      }
                      classNames={{ body: classes.choice, labelWrapper: classes.choiceText }}
                      checked={
                        (disabledReason !== undefined && !isUnavailable) ||
                        picks.picked.some(({ id }) => id === choice.id)
                      }
                      disabled={disabledReason !== undefined}
                      onChange={() => picks.toggle(choice)}
                    />
                  );
                })}
              </fieldset>
            </CheckedGroup>
            <StepPager page={picks.page} pageSize={pickerPageSize} total={total} onPage={picks.goTo} />
          </>
        )}
      </Loaded>
      <Text size="sm" role="status">
        {picks.picked.length === 0
          ? t('roles.picker.none')
          : t('roles.picker.selected', {
              count: picks.picked.length,
              names: picks.picked.map(({ name }) => name),
            })}
      </Text>
    </Stack>
  );
}

/** Search, page and checked items of a {@link Picker}. Items stay checked while searching and paging. */
export function usePicks() {
  const [state, setState] = useState(initialState);
  return {
    ...state,
    searchFor: (search: string) => setState({ ...state, search, page: 1 }),
    goTo: (page: number) => setState({ ...state, page }),
    toggle: (item: NamedItem) =>
      setState({
        ...state,
        picked: state.picked.some(({ id }) => id === item.id)
          ? state.picked.filter(({ id }) => id !== item.id)
          : [...state.picked, item],
      }),
    /** Unchecks all others. */
    keepOnly: (ids: readonly string[]) =>
      setState({ ...state, picked: state.picked.filter(({ id }) => ids.includes(id)) }),
    clear: () => setState(initialState),
  };
}

type Picks = ReturnType<typeof usePicks>;

const initialState: { search: string; page: number; picked: NamedItem[] } = { search: '', page: 1, picked: [] };

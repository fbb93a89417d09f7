import { Checkbox, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { NamedItem } from '#console/api/do-for-each.ts';
import type { Page } from '#console/api/http.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { StepPager } from '#console/ui/step-pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import classes from './picker.module.css';
import type { Picks } from './use-picks.ts';

type Choice = NamedItem & {
  description: ReactNode;
  /** Why it cannot be ticked: it is chosen for good already. */
  taken?: string | undefined;
};

type Props<T> = {
  label: string;
  search: { label: string; placeholder: string };
  picks: Picks;
  query: UseQueryResult<Page<T>>;
  choiceOf: (item: T) => Choice;
};

export const pickerPageSize = 8;

/** Ticks several of many: what the server finds, page by page, and what is ticked so far. */
export function Picker<T>({ label, search, picks, query, choiceOf }: Props<T>) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <SearchBox {...search} clearLabel={t('roles.clearSearch')} value={picks.search} onSearch={picks.searchFor} />
      <Loaded query={query} waiting={<TableSkeleton rows={pickerPageSize} />}>
        {({ items, total }) => (
          <>
            <fieldset className={classes.choices} aria-label={label} aria-busy={query.isPlaceholderData}>
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('roles.picker.nothing')}
                </Text>
              )}
              {items.map((item) => {
                const { taken, description, ...choice } = choiceOf(item);
                return (
                  <Checkbox
                    key={choice.id}
                    label={<ForeignText>{choice.name}</ForeignText>}
                    description={
                      <>
                        {taken !== undefined && <strong>{taken}. </strong>}
                        {description}
                      </>
                    }
                    classNames={{ body: classes.choice, labelWrapper: classes.choiceText }}
                    checked={taken !== undefined || picks.picked.some(({ id }) => id === choice.id)}
                    disabled={taken !== undefined}
                    onChange={() => picks.toggle(choice)}
                  />
                );
              })}
            </fieldset>
            <StepPager page={picks.page} pageSize={pickerPageSize} total={total} onPage={picks.goTo} />
          </>
        )}
      </Loaded>
      <Text size="sm" role="status">
        {picks.picked.length === 0
          ? t('roles.picker.none')
          : t('roles.picker.chosen', {
              count: picks.picked.length,
              names: picks.picked.map(({ name }) => name),
            })}
      </Text>
    </Stack>
  );
}

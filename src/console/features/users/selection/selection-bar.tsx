import { Button, Group, Text } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { BulkActions } from '#console/shared/jobs/bulk-actions.tsx';
import { selectionJob } from '#console/shared/jobs/selection-job.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { JobSelection } from '#contract/jobs.ts';

import { useSelectionKeys } from './selection-keys.ts';
import { selectionStore, useSelection } from './selection-store.ts';
import classes from './selection.module.css';
import { isEmpty, noSelection } from './selection.ts';

/** What is selected in the list, and what can be done with it. Absent while nothing is selected. */
export function SelectionBar() {
  const { t } = useTranslation();
  const bar = useRef<HTMLElement>(null);
  useSelectionKeys(bar);
  const isShown = useSelection(({ selection }) => !isEmpty(selection));
  return (
    isShown && (
      <section ref={bar} aria-label={t('jobs.selection.region')} className={classes.bar}>
        <BarContent />
      </section>
    )
  );
}

function BarContent() {
  const { t } = useTranslation();
  const { subject } = useOperator();
  const { selection, page } = useSelection((state) => state);
  const { ids, matching } = selection;
  // Filled after it is shown: screen readers announce changes only.
  const isMounted = useMounted();
  const selected = useMemo(
    (): JobSelection =>
      matching === undefined ? { by: 'ids', ids: [...ids] } : { by: 'search', query: matching.query },
    [ids, matching],
  );
  const count = matching?.total ?? ids.size;
  const shown = page.ids.filter((id) => ids.has(id));
  const others = ids.size - shown.length;
  const { beyond, query } = page;
  const total = beyond === undefined ? 0 : 'ids' in beyond ? beyond.ids.length : beyond.total;
  const isAll = matching !== undefined && matching.query === query;
  const isMore = !isAll && total > page.ids.length && !(beyond !== undefined && 'ids' in beyond && ids.size >= total);
  const clear = () => selectionStore.select(() => noSelection);
  const selectAll = () =>
    selectionStore.select((now) => {
      if (beyond === undefined) return now;
      if ('ids' in beyond) return { ids: new Set([...now.ids, ...beyond.ids]) };
      return query === undefined ? now : { ids: new Set(), matching: { query, total } };
    });
  return (
    <>
      <Text role="status" size="sm" fw={600} className={classes.status}>
        {isMounted &&
          (matching === undefined
            ? t('jobs.selection.selected', { count })
            : t(isAll ? 'jobs.selection.matching' : 'jobs.selection.matchingEarlier', { count }))}
      </Text>
      {others > 0 && (
        <Group gap="xs">
          <Text size="sm">{t('jobs.selection.others', { count: others })}</Text>
          <Button size="xs" variant="subtle" onClick={() => selectionStore.select(() => ({ ids: new Set(shown) }))}>
            {t('jobs.selection.deselectOthers')}
          </Button>
        </Group>
      )}
      <Group gap="xs">
        {isMore && (
          <Button size="xs" variant="subtle" onClick={selectAll}>
            {t('jobs.selection.selectMatching', { count: total })}
          </Button>
        )}
        <BulkActions
          selection={selected}
          label={t('jobs.selection.actions')}
          onCreated={(id) => selectionJob.created(subject, id)}
          onExported={clear}
          selectedUsers={t(matching === undefined ? 'jobs.selection.users' : 'jobs.selection.usersMatching', { count })}
        />
        <Button size="xs" variant="default" onClick={clear}>
          {t('jobs.selection.clear')}
        </Button>
      </Group>
    </>
  );
}

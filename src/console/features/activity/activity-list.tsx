import { Button, Group, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useUrlState } from '#console/lib/use-url-state.ts';
import { ExportButton } from '#console/shared/export/export-button.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { User } from '#contract/users.ts';

import { ActivityChart } from './activity-chart.tsx';
import { ActivityFilters } from './activity-filters.tsx';
import { tenantActivityState, userActivityState, type View, views } from './activity-state.ts';
import { EntryPages } from './entry-pages.tsx';
import { FoundEntries } from './found-entries.tsx';

type Props = {
  /** Limits the list to this user; without it, all entries are listed, with a filter for the user. */
  user?: User;
};

/** Filters, chart, entries and pager of the Activity page and of the Activity tab of a user. */
export function ActivityList({ user }: Props) {
  const { t } = useTranslation();
  const { state, hrefWith, push, replace } = useUrlState(user === undefined ? tenantActivityState : userActivityState);
  const { may, ownApplicationId } = useOperator();
  const { page, page_size, result, view, chart, actions, own, ...filters } = state;
  const filter = { ...filters, ...(user !== undefined && { userId: user.id }) };
  // Sign-in attempts need the steps that these filters exclude.
  const mustListEntries = filter.logKey !== undefined || result !== undefined;
  const mayHaveActions = user !== undefined && may('audit:read');
  // Operator actions have no event, result or app to filter by: showing all or none of them would be wrong.
  const mustExcludeActions = mustListEntries || filter.applicationId !== undefined;
  const hasActions = mayHaveActions && !mustExcludeActions && actions === 'shown';
  // As in the list: operators who filter by event or app, or by result, see them.
  const omitsOwnTokens =
    own === 'hidden' && ownApplicationId !== null && !mustListEntries && filter.applicationId === undefined;
  const isChartShown = chart === 'shown';

  return (
    <Stack>
      <ActivityFilters
        state={state}
        isForOneUser={user !== undefined}
        onChange={(changes) => push({ ...changes, page: 1 })}
      >
        {mayHaveActions && (
          <Switch
            label={t('activity.actions.show')}
            disabled={mustExcludeActions}
            checked={!mustExcludeActions && actions === 'shown'}
            onChange={(event) => push({ actions: event.currentTarget.checked ? 'shown' : 'hidden' })}
          />
        )}
      </ActivityFilters>
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('activity.attempts.view')}
          disabled={mustListEntries}
          value={mustListEntries ? 'entries' : view}
          data={views.map((one) => ({ value: one, label: t(`activity.attempts.${one}`) }))}
          onChange={(chosen) => push({ view: chosen as View })}
        />
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-expanded={isChartShown}
            onClick={() => replace({ chart: isChartShown ? 'hidden' : 'shown' })}
          >
            {t(isChartShown ? 'activity.chart.hide' : 'activity.chart.show')}
          </Button>
          <ExportButton
            size="compact-sm"
            selection={{ by: 'activity', ...filter, ...(result && { outcome: result }), omitsOwnTokens }}
          />
        </Group>
      </Group>
      {mustListEntries && view === 'attempts' && (
        <Text size="xs" c="dimmed">
          {t('activity.attempts.needsAll')}
        </Text>
      )}
      {mayHaveActions && mustExcludeActions && actions === 'shown' && (
        <Text size="xs" c="dimmed">
          {t('activity.actions.leftOut')}
        </Text>
      )}
      {isChartShown && <ActivityChart key={JSON.stringify(filter)} filter={filter} isForOneUser={user !== undefined} />}
      {result === undefined ? (
        <EntryPages
          filter={filter}
          paging={{ page, page_size }}
          isFolded={view === 'attempts' && !mustListEntries}
          isFiltered={Object.values(filters).some((value) => value !== undefined)}
          hasActions={hasActions}
          own={own}
          onOwn={(shown) => replace({ own: shown })}
          user={user}
          hrefFor={(to) => hrefWith({ page: to })}
          onPageSize={(size) => push({ page_size: size, page: 1 })}
        />
      ) : (
        <FoundEntries
          // Remounts when the filter changes, so that reading starts over.
          key={JSON.stringify([filter, result])}
          filter={filter}
          result={result}
          pageSize={page_size}
          user={user}
        />
      )}
    </Stack>
  );
}

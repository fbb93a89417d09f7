import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { insertable } from '#console/lib/insertable.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import { eventKeys, eventName } from '#console/shared/activity/event-key.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserSelect } from '#console/shared/search/user-select.tsx';
import { TimeRangeSelect } from '#console/ui/time-range-select.tsx';
import { builtInApplicationIds } from '#contract/applications.ts';
import { entryOutcomes } from '#contract/entry-outcome.ts';

import classes from './activity-filters.module.css';
import type { ActivityState } from './activity-state.ts';

type Filters = Pick<ActivityState, 'logKey' | 'applicationId' | 'userId' | 'start_time' | 'end_time' | 'result'>;

type Props = {
  state: ActivityState;
  isForOneUser: boolean;
  onChange: (changes: Partial<Filters>) => void;
  /** Further controls, shown after the filters. */
  children: ReactNode;
};

const noFilters: Filters = {
  logKey: undefined,
  applicationId: undefined,
  userId: undefined,
  start_time: undefined,
  end_time: undefined,
  result: undefined,
};

export function ActivityFilters({ state, isForOneUser, onChange, children }: Props) {
  const { t } = useTranslation();
  const isFiltered = Object.keys(noFilters).some((name) => state[name as keyof Filters] !== undefined);
  return (
    <div className={classes.filters}>
      <EventFilter value={state.logKey} onChange={(logKey) => onChange({ logKey })} />
      <ApplicationFilter value={state.applicationId} onChange={(applicationId) => onChange({ applicationId })} />
      {!isForOneUser && <ActivityUserFilter value={state.userId} onChange={(userId) => onChange({ userId })} />}
      <TimeRangeSelect
        label={t('activity.filter.timeRange')}
        placeholder={t('activity.filter.any')}
        start={state.start_time}
        end={state.end_time}
        onChange={(start_time, end_time) => onChange({ start_time, end_time })}
      />
      <ResultFilter value={state.result} onChange={(result) => onChange({ result })} />
      {children && <div className={classes.other}>{children}</div>}
      {isFiltered && (
        <Button variant="subtle" onClick={() => onChange(noFilters)}>
          {t('activity.filter.clear')}
        </Button>
      )}
    </div>
  );
}

type FilterProps = { value: string | undefined; onChange: (value: string | undefined) => void };

function EventFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation();
  const options = useMemo(() => {
    const keys = value === undefined || eventKeys.includes(value) ? eventKeys : [value, ...eventKeys];
    return keys.map((key) => ({ value: key, label: eventName(key, t) }));
  }, [value, t]);
  return (
    <Select
      label={t('activity.filter.event')}
      placeholder={t('activity.filter.any')}
      nothingFoundMessage={t('activity.filter.noEvent')}
      data={options}
      value={value ?? null}
      onChange={(key) => onChange(key ?? undefined)}
      searchable
      clearable
    />
  );
}

function ApplicationFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  const appName = useAppName();
  const listed = applications.data?.map(({ id }) => id) ?? [];
  const ids = [...new Set([...listed, ...builtInApplicationIds, ...(value === undefined ? [] : [value])])];
  return (
    <Select
      label={t('activity.filter.application')}
      placeholder={t('activity.filter.any')}
      data={ids.map((id) => ({ value: id, label: insertable(appName(id)) }))}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchable
      clearable
    />
  );
}

function ResultFilter({ value, onChange }: { value: Filters['result']; onChange: (value: Filters['result']) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('activity.filter.result')}
      placeholder={t('activity.filter.any')}
      data={entryOutcomes.map((result) => ({
        value: result,
        label: t(`activity.filter.only${result}`),
      }))}
      value={value ?? null}
      onChange={(result) => onChange(result ?? undefined)}
      clearable
    />
  );
}

type ActivityUserFilterProps = { value: string | undefined; onChange: (userId: string | undefined) => void };

function ActivityUserFilter({ value, onChange }: ActivityUserFilterProps) {
  const { t } = useTranslation();
  const { may } = useOperator();
  return (
    <UserSelect
      label={t('activity.filter.user')}
      placeholder={t(may('users:search') ? 'activity.filter.userPlaceholder' : 'activity.filter.exactPlaceholder')}
      noMatch={t('activity.filter.noMatch')}
      found={(count) => t('activity.filter.found', { count })}
      unknownLabel={(id) => t('activity.deletedUserWithId', { id })}
      value={value}
      onChange={onChange}
    />
  );
}

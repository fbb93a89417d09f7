import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { journalQueries } from '#console/data/audit-log.ts';
import { insertable } from '#console/lib/insertable.ts';
import { deedName } from '#console/parts/action-name.ts';
import { TimeRangeSelect } from '#console/ui/time-range-select.tsx';
import { journalCategories, journalOutcomes } from '#contract/audit-log.ts';

import { AccountFilter } from './account-filter.tsx';
import classes from './audit-log-filters.module.css';
import type { JournalFilterState } from './audit-log-state.ts';
import { journaledActions } from './audited-actions.ts';
import { TicketFilter } from './ticket-filter.tsx';

type Props = {
  filters: JournalFilterState;
  isFiltered: boolean;
  onChange: (changes: Partial<JournalFilterState>) => void;
};

const noFilters: JournalFilterState = {
  operator: undefined,
  userId: undefined,
  category: undefined,
  action: undefined,
  outcome: undefined,
  from: undefined,
  to: undefined,
  ticket: undefined,
};

export function JournalFilters({ filters, isFiltered, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.filters}>
      <OperatorFilter value={filters.operator} onChange={(operator) => onChange({ operator })} />
      <AccountFilter value={filters.userId} onChange={(userId) => onChange({ userId })} />
      <Select
        label={t('journal.filter.category')}
        placeholder={t('journal.filter.any')}
        data={journalCategories.map((category) => ({ value: category, label: t(`journal.category.${category}`) }))}
        value={filters.category ?? null}
        // An action of another kind would find nothing.
        onChange={(category) => onChange({ category: category ?? undefined, action: undefined })}
        clearable
      />
      <ActionFilter value={filters.action} onChange={(action) => onChange({ action, category: undefined })} />
      <Select
        label={t('journal.filter.outcome')}
        placeholder={t('journal.filter.any')}
        data={journalOutcomes.map((outcome) => ({ value: outcome, label: t(`journal.outcome.${outcome}`) }))}
        value={filters.outcome ?? null}
        onChange={(outcome) => onChange({ outcome: outcome ?? undefined })}
        clearable
      />
      <TimeRangeSelect
        label={t('journal.filter.timeRange')}
        placeholder={t('journal.filter.any')}
        start={filters.from}
        end={filters.to}
        onChange={(from) => onChange({ from, to: undefined })}
      />
      <TicketFilter value={filters.ticket} onChange={(ticket) => onChange({ ticket })} />
      {isFiltered && (
        <Button variant="subtle" onClick={() => onChange(noFilters)}>
          {t('journal.filter.clear')}
        </Button>
      )}
    </div>
  );
}

type FilterProps = { value: string | undefined; onChange: (value: string | undefined) => void };

function OperatorFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation();
  const operators = useQuery(journalQueries.operators());
  const known = operators.data ?? [];
  const isKnown = value === undefined || known.some(({ subject }) => subject === value);
  return (
    <Select
      label={t('journal.filter.operator')}
      placeholder={t('journal.filter.any')}
      data={[
        ...known.map(({ subject, name }) => ({ value: subject, label: insertable(name) })),
        ...(isKnown ? [] : [{ value, label: value }]),
      ]}
      value={value ?? null}
      onChange={(subject) => onChange(subject ?? undefined)}
      searchable
      clearable
    />
  );
}

function ActionFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation();
  const actions =
    value === undefined || journaledActions.includes(value) ? journaledActions : [value, ...journaledActions];
  return (
    <Select
      label={t('journal.filter.action')}
      placeholder={t('journal.filter.any')}
      nothingFoundMessage={t('journal.filter.noAction')}
      data={actions
        .map((action) => ({ value: action, label: deedName(action, t) }))
        .sort((a, b) => a.label.localeCompare(b.label))}
      value={value ?? null}
      onChange={(action) => onChange(action ?? undefined)}
      searchable
      clearable
    />
  );
}

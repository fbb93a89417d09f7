import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { insertable } from '#console/lib/insertable.ts';
import { actionName } from '#console/shared/audit/event-texts.ts';
import { TimeRangeSelect } from '#console/ui/time-range-select.tsx';
import { auditLogCategories, auditOutcomes } from '#contract/audit-log.ts';
import { permissions, type Permission } from '#contract/operators.ts';

import { AccountFilter } from './account-filter.tsx';
import classes from './audit-log-filters.module.css';
import type { AuditLogFilterState } from './audit-log-state.ts';
import { TicketFilter } from './ticket-filter.tsx';

type Props = {
  filters: AuditLogFilterState;
  isFiltered: boolean;
  onChange: (changes: Partial<AuditLogFilterState>) => void;
};

const noFilters: AuditLogFilterState = {
  operator: undefined,
  userId: undefined,
  category: undefined,
  action: undefined,
  outcome: undefined,
  from: undefined,
  to: undefined,
  ticket: undefined,
};

export function AuditLogFilterForm({ filters, isFiltered, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.filters}>
      <OperatorFilter value={filters.operator} onChange={(operator) => onChange({ operator })} />
      <AccountFilter value={filters.userId} onChange={(userId) => onChange({ userId })} />
      <Select
        label={t('auditLog.filter.category')}
        placeholder={t('auditLog.filter.any')}
        data={auditLogCategories.map((category) => ({ value: category, label: t(`auditLog.category.${category}`) }))}
        value={filters.category ?? null}
        // Clears the action, because one of another category would match no event.
        onChange={(category) => onChange({ category: category ?? undefined, action: undefined })}
        clearable
      />
      <ActionFilter value={filters.action} onChange={(action) => onChange({ action, category: undefined })} />
      <Select
        label={t('auditLog.filter.outcome')}
        placeholder={t('auditLog.filter.any')}
        data={auditOutcomes.map((outcome) => ({ value: outcome, label: t(`audit.outcome.${outcome}`) }))}
        value={filters.outcome ?? null}
        onChange={(outcome) => onChange({ outcome: outcome ?? undefined })}
        clearable
      />
      <TimeRangeSelect
        label={t('auditLog.filter.timeRange')}
        placeholder={t('auditLog.filter.any')}
        start={filters.from}
        end={filters.to}
        onChange={(from) => onChange({ from, to: undefined })}
      />
      <TicketFilter value={filters.ticket} onChange={(ticket) => onChange({ ticket })} />
      {isFiltered && (
        <Button variant="subtle" onClick={() => onChange(noFilters)}>
          {t('auditLog.filter.clear')}
        </Button>
      )}
    </div>
  );
}

type FilterProps = { value: string | undefined; onChange: (value: string | undefined) => void };

function OperatorFilter({ value, onChange }: FilterProps) {
  const { t } = useTranslation();
  const operators = useQuery(auditLogQueries.operators());
  const known = operators.data ?? [];
  const isKnown = value === undefined || known.some(({ subject }) => subject === value);
  return (
    <Select
      label={t('auditLog.filter.operator')}
      placeholder={t('auditLog.filter.any')}
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
    value === undefined || recordedActions.includes(value) ? recordedActions : [value, ...recordedActions];
  return (
    <Select
      label={t('auditLog.filter.action')}
      placeholder={t('auditLog.filter.any')}
      nothingFoundMessage={t('auditLog.filter.noAction')}
      data={actions
        .map((action) => ({ value: action, label: actionName(action, t) }))
        .sort((a, b) => a.label.localeCompare(b.label))}
      value={value ?? null}
      onChange={(action) => onChange(action ?? undefined)}
      searchable
      clearable
    />
  );
}

/** Permissions that no audit event has as its action. */
const notActions: readonly Permission[] = ['users:unmask', 'users:search', 'protected:write'];

/** Actions that audit events can have. */
export const recordedActions: readonly string[] = [
  ...permissions.filter((permission) => !notActions.includes(permission)),
  'approvals:request',
  'operators:sign-in',
  'operators:sign-in-failed',
  'operators:sign-out',
  'refused',
  'alarm',
  'users:open',
  'users:list',
  'users:lookup',
  'logs:read',
  'audit:list',
  'audit:export',
  'audit:gap',
  'audit:retention',
];

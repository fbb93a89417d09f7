import { Button, Select, CloseButton, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { displayName, identifierOf } from '#console/api/display-name.ts';
import { userQueries } from '#console/api/users.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { insertable } from '#console/lib/insertable.ts';
import { actionName } from '#console/shared/audit/event-texts.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { useLookup } from '#console/shared/search/use-lookup.ts';
import { TimeRangeSelect } from '#console/ui/time-range-select.tsx';
import { auditLogCategories, auditOutcomes } from '#contract/audit-log.ts';
import { permissions, type Permission, maxReasonLength } from '#contract/operators.ts';
import { isSchedule } from '#contract/suspensions.ts';
import type { User } from '#contract/users.ts';

import classes from './audit-log-filters.module.css';
import type { AuditLogFilterState } from './audit-log-state.ts';

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
  flow: undefined,
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
        onChange={(from, to) => onChange({ from, to })}
      />
      <TicketFilter value={filters.ticket} onChange={(ticket) => onChange({ ticket })} />
      {filters.flow !== undefined && <Text size="sm">{t('auditLog.filter.flow')}</Text>}
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
        ...known.map(({ subject, name }) => ({
          value: subject,
          label: isSchedule(subject) ? t('audit.schedule', { name }) : insertable(name),
        })),
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
const notActions: readonly Permission[] = ['users:unmask', 'users:search', 'notes:administer', 'protected:write'];

/** Actions that audit events can have. */
export const recordedActions: readonly string[] = [
  ...permissions.filter((permission) => !notActions.includes(permission)),
  'users:schedule-deletion',
  'users:cancel-deletion',
  'approvals:request',
  'approvals:withdraw',
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

type AccountFilterProps = { value: string | undefined; onChange: (userId: string | undefined) => void };

/** Selects an account by exact match, or by ID, because the audit log also has events of deleted accounts. */
function AccountFilter({ value, onChange }: AccountFilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { country } = usePhoneCountry();
  const chosen = useQuery(userQueries.byIds(value === undefined ? [] : [value]));
  const chosenUser = value === undefined ? undefined : chosen.data?.get(value);
  const chosenLabel = chosenUser === undefined ? value : optionLabel(chosenUser, t);
  const text = typed.trim();
  // Selecting an option puts its label into the input; that must not start a search.
  const isSearching = text !== '' && text !== chosenLabel;
  const { hits, isSettled } = useLookup({ text, country, isOn: isSearching, isSubmitted: false });

  const found = isSearching ? hits.map(({ user }) => ({ value: user.id, label: optionLabel(user, t) })) : [];
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

function optionLabel(user: User, t: TFunction): string {
  const [text, identifier] = [displayName(user), identifierOf(user)];
  return t('controls.withAddition', { text, addition: text === identifier ? user.id : identifier });
}

type TicketFilterProps = { value: string | undefined; onChange: (ticket: string | undefined) => void };

/** Filter by ticket. It matches exactly, so the request is sent on Enter or on blur, not while typing. */
function TicketFilter({ value = '', onChange }: TicketFilterProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (value !== lastValue) {
    setLastValue(value);
    setText(value);
  }
  const submit = (ticket: string) => {
    if (ticket !== value) onChange(ticket === '' ? undefined : ticket);
  };
  return (
    <TextInput
      label={t('auditLog.filter.ticket')}
      placeholder={t('auditLog.filter.ticketPlaceholder')}
      value={text}
      maxLength={maxReasonLength}
      autoComplete="off"
      rightSection={
        text !== '' && (
          <CloseButton
            size={24}
            aria-label={t('auditLog.filter.clearTicket')}
            onClick={() => {
              setText('');
              submit('');
            }}
          />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => submit(cleanText(text))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isForInputMethod(event.nativeEvent)) submit(cleanText(text));
      }}
    />
  );
}

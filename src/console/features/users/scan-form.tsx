import { Button, NativeSelect, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { insertable } from '#console/lib/insertable.ts';
import { isIsoDate } from '#console/lib/typed-date.ts';
import { DateField } from '#console/ui/date-field.tsx';
import { focusProblem } from '#console/ui/submission.tsx';

import classes from './scan-form.module.css';
import { lastSignInKinds, daysLimits, noApplication, noFilters, scanState, type ScanState } from './scan-state.ts';
import { maxScanned } from './scan/scan-users.ts';

type Props = {
  /** The filters in the URL. */
  current: ScanState;
  onFilter: (state: ScanState) => void;
};

type Draft = Record<keyof ScanState, string>;

const names = Object.keys(noFilters) as (keyof ScanState)[];

const draftOf = ({ days, ...others }: ScanState): Draft => ({
  isSuspended: others.isSuspended ?? '',
  hasPassword: others.hasPassword ?? '',
  applicationId: others.applicationId ?? '',
  lastSignIn: others.lastSignIn ?? '',
  days: String(days),
  createdFrom: others.createdFrom ?? '',
  createdTo: others.createdTo ?? '',
});

/** Includes unset filters, so that they are removed from the URL. */
function stateOf(draft: Draft): ScanState {
  const set = names.filter((name) => draft[name] !== '' && (name !== 'days' || needsDays(draft)));
  return { ...noFilters, ...scanState.parse(Object.fromEntries(set.map((name) => [name, draft[name]]))) };
}

const hasFilters = (state: ScanState): boolean => names.some((name) => state[name] !== noFilters[name]);

const needsDays = ({ lastSignIn }: Draft): boolean => lastSignIn === 'since' || lastSignIn === 'notSince';

/** Form for filters that need a scan of all users. Runs on submit, because a scan is expensive for the server. */
export function ScanForm({ current, onFilter }: Props) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  const [draft, setDraft] = useState(() => draftOf(current));
  const [isEmptyTried, setIsEmptyTried] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const [lastCurrent, setLastCurrent] = useState(current);
  // The URL changed from outside (Back, a saved search), so the form shows its filters.
  if (current !== lastCurrent) {
    setLastCurrent(current);
    setDraft(draftOf(current));
  }

  const dateInput = (name: keyof Draft) => ({
    value: draft[name],
    onChange: (value: string) => {
      setIsEmptyTried(false);
      setDraft({ ...draft, [name]: value });
    },
  });
  const input = (name: keyof Draft) => {
    const { value, onChange } = dateInput(name);
    return { value, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
  };
  const any = { value: '', label: t('scan.any') };
  const dates = [draft.createdFrom, draft.createdTo].filter((date) => date !== '');
  const areRead = dates.every(isIsoDate);
  const isWrongOrder = areRead && dates.length === 2 && draft.createdTo < draft.createdFrom;
  const isFiltered = hasFilters(current);
  const apps = (applications.data ?? [])
    // Users cannot sign in to machine-to-machine apps.
    .filter(({ type }) => type !== 'MachineToMachine')
    .map(({ id, name }) => ({ value: id, label: insertable(name) }));
  const isUnknownApp = !['', noApplication, ...apps.map(({ value }) => value)].includes(draft.applicationId);

  return (
    <Paper
      withBorder
      p="md"
      component="form"
      aria-label={t('search.filters')}
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = stateOf(draft);
        if (isWrongOrder || !areRead) return focusProblem(event.currentTarget);
        setIsEmptyTried(!hasFilters(wanted));
        if (isFiltered || hasFilters(wanted)) onFilter(wanted);
      }}
    >
      <Stack gap="sm">
        <div className={classes.filters}>
          <NativeSelect
            label={t('scan.status')}
            data={[
              any,
              { value: 'true', label: t('users.status.suspended') },
              { value: 'false', label: t('users.status.active') },
            ]}
            {...input('isSuspended')}
          />
          <NativeSelect
            label={t('scan.password')}
            data={[
              any,
              { value: 'true', label: t('scan.hasPassword') },
              { value: 'false', label: t('scan.hasNoPassword') },
            ]}
            {...input('hasPassword')}
          />
          <NativeSelect
            label={t('scan.application')}
            data={[
              any,
              { value: noApplication, label: t('scan.noApplication') },
              ...apps,
              ...(isUnknownApp ? [{ value: draft.applicationId, label: draft.applicationId }] : []),
            ]}
            {...input('applicationId')}
          />
          <NativeSelect
            label={t('scan.lastSignIn')}
            data={[any, ...lastSignInKinds.map((kind) => ({ value: kind, label: t(`scan.lastSignIns.${kind}`) }))]}
            {...input('lastSignIn')}
          />
          {needsDays(draft) && (
            <TextInput
              type="number"
              label={t('scan.days')}
              min={1}
              max={daysLimits.max}
              required
              withAsterisk={false}
              {...input('days')}
            />
          )}
          <DateField label={t('scan.createdFrom')} {...dateInput('createdFrom')} />
          <DateField
            label={t('scan.createdTo')}
            error={isWrongOrder && t('scan.wrongOrder')}
            min={isIsoDate(draft.createdFrom) ? draft.createdFrom : undefined}
            {...dateInput('createdTo')}
          />
        </div>
        <Text size="xs" c="dimmed">
          {t('scan.explain', { most: maxScanned })}
        </Text>
        {isEmptyTried && !isFiltered && (
          <Text size="sm" c="red" role="alert">
            {t('scan.noFilter')}
          </Text>
        )}
        <div className={classes.actions}>
          <Button type="submit" size="xs" ref={submit}>
            {t('scan.submit')}
          </Button>
          {isFiltered && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                submit.current?.focus();
                onFilter(noFilters);
              }}
            >
              {t('scan.clear')}
            </Button>
          )}
        </div>
      </Stack>
    </Paper>
  );
}

import { Alert, Checkbox, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { fieldName } from '#console/shared/audit/event-texts.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { CheckedField, CheckedGroup } from '#console/ui/submission.tsx';
import { importKeys, updatableFields } from '#contract/imports.ts';

import { GroupChoice } from './group-choice.tsx';
import classes from './import.module.css';
import type { ImportMapping, MappingTarget } from './mapping.ts';
import type { DraftProblem, RulesDraft } from './rules-draft.ts';

type Props = {
  draft: RulesDraft;
  mapping: ImportMapping;
  problems: ReadonlySet<DraftProblem>;
  country: string;
  onCountry: (country: string) => void;
  onChange: (changes: Partial<RulesDraft>) => void;
};

const existingChoices = ['skip', 'update', 'fail'] as const;
const passwordChoices = ['none', 'random'] as const;

/** The rules for all rows of an import. Rules about columns that the file does not have are left out. */
export function RulesForm({ draft, mapping, problems, country, onCountry, onChange }: Props) {
  const { t } = useTranslation();
  const has = (...targets: MappingTarget[]) => mapping.columns.some(({ target }) => targets.includes(target));
  return (
    <Stack gap="lg">
      <CheckList
        label={t('importUsers.rules.matchBy')}
        hint={t('importUsers.rules.matchByHint')}
        problem={problems.has('matchBy') ? t('controls.chooseSome') : undefined}
        values={importKeys}
        chosen={draft.matchBy}
        textOf={(key) => (key === 'sourceId' ? t('importUsers.target.sourceId') : t(`user.field.${key}`))}
        onChange={(matchBy) => onChange({ matchBy })}
      />
      <Radio.Group
        label={t('importUsers.rules.existing')}
        value={draft.existing}
        onChange={(value) => onChange({ existing: existingChoices.find((one) => one === value) ?? 'skip' })}
      >
        <Stack gap="xs" mt={4}>
          {existingChoices.map((value) => (
            <Radio key={value} value={value} label={t(`importUsers.rules.existingChoice.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {draft.existing === 'update' && (
        <CheckList
          label={t('importUsers.rules.updates')}
          hint={t('importUsers.rules.updatesHint')}
          problem={problems.has('updates') ? t('controls.chooseSome') : undefined}
          values={updatableFields}
          chosen={draft.updates}
          textOf={(field) =>
            field === 'roles' || field === 'organizations' || field === 'isSuspended'
              ? t(`imports.field.${field}`)
              : fieldName(field, t)
          }
          onChange={(updates) => onChange({ updates })}
        />
      )}
      {has('primaryPhone') && <CountrySelect country={country} onCountry={onCountry} />}
      {has('emailVerified', 'phoneVerified', 'unverifiedAddresses') && (
        <Checkbox
          label={t('importUsers.rules.skipsUnverified')}
          description={t('importUsers.rules.skipsUnverifiedHint')}
          checked={draft.skipsUnverified}
          onChange={(event) => onChange({ skipsUnverified: event.currentTarget.checked })}
        />
      )}
      {has('passwordPlain') && (
        <Stack gap="xs">
          <Checkbox
            label={t('importUsers.rules.plain')}
            description={t('importUsers.rules.plainHint')}
            checked={draft.allowsPlainPasswords}
            onChange={(event) => onChange({ allowsPlainPasswords: event.currentTarget.checked })}
          />
          {draft.allowsPlainPasswords && (
            <Alert color="orange" role="status" icon={<IconAlertTriangle aria-hidden />}>
              {t('importUsers.rules.plainWarning')}
            </Alert>
          )}
        </Stack>
      )}
      <Radio.Group
        label={t('importUsers.rules.withoutPassword')}
        value={draft.withoutPassword}
        onChange={(value) => onChange({ withoutPassword: passwordChoices.find((one) => one === value) ?? 'none' })}
      >
        <Stack gap="xs" mt={4}>
          {passwordChoices.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`importUsers.rules.passwordChoice.${value}`)}
              description={t(`importUsers.rules.passwordChoiceHint.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <GroupChoice kind="roles" chosen={draft.roles} onChange={(roles) => onChange({ roles })} />
      <GroupChoice
        kind="organizations"
        chosen={draft.organizations}
        onChange={(organizations) => onChange({ organizations })}
      />
      <Checkbox
        label={t('importUsers.rules.suspends')}
        description={t('importUsers.rules.suspendsHint')}
        checked={draft.suspends}
        onChange={(event) => onChange({ suspends: event.currentTarget.checked })}
      />
      <Stack gap="xs">
        <Checkbox
          label={t('importUsers.rules.keepsSource')}
          description={t('importUsers.rules.keepsSourceHint')}
          checked={draft.keepsSource}
          onChange={(event) => onChange({ keepsSource: event.currentTarget.checked })}
        />
        {draft.keepsSource && (
          <CheckedField problem={problems.has('sourceKey') ? t('importUsers.problem.sourceKey') : undefined}>
            {(error) => (
              <TextInput
                label={t('importUsers.rules.sourceKey')}
                maw={320}
                error={error}
                value={draft.sourceKey}
                onChange={(event) => onChange({ sourceKey: event.currentTarget.value })}
              />
            )}
          </CheckedField>
        )}
      </Stack>
    </Stack>
  );
}

type CheckListProps<Value extends string> = {
  label: string;
  hint: string;
  problem: string | undefined;
  values: readonly Value[];
  chosen: readonly Value[];
  textOf: (value: Value) => ReactNode;
  onChange: (chosen: Value[]) => void;
};

/** Several of a few values, in their order. */
function CheckList<Value extends string>({ label, hint, problem, values, chosen, ...list }: CheckListProps<Value>) {
  return (
    <CheckedGroup problem={problem}>
      <fieldset className={classes.fieldset}>
        <legend className={classes.legend}>{label}</legend>
        <Text size="xs" c="dimmed" mb={4}>
          {hint}
        </Text>
        <Stack gap="xs">
          {values.map((value) => (
            <Checkbox
              key={value}
              label={list.textOf(value)}
              checked={chosen.includes(value)}
              onChange={({ currentTarget: { checked } }) =>
                list.onChange(values.filter((one) => (one === value ? checked : chosen.includes(one))))
              }
            />
          ))}
        </Stack>
      </fieldset>
    </CheckedGroup>
  );
}

/** Country of phone numbers without a country code. */
function CountrySelect({ country, onCountry }: Pick<Props, 'country' | 'onCountry'>) {
  const { t, i18n } = useTranslation();
  const phoneBook = useQuery(lookupQueries.phoneBook());
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const countries = phoneBook.data?.countries ?? [country];
  return (
    <NativeSelect
      label={t('importUsers.rules.country')}
      description={t('importUsers.rules.countryHint')}
      maw={320}
      value={country}
      data={countries
        .map((code) => ({ value: code, label: names.of(code) ?? code }))
        .toSorted((one, other) => one.label.localeCompare(other.label, i18n.language))}
      onChange={(event) => onCountry(event.currentTarget.value)}
    />
  );
}

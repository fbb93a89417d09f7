import { Button, Checkbox, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { dequal } from 'dequal/lite';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lookupQueries } from '#console/shared/search/lookup-queries.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { userSearchFields } from '#contract/search.ts';

import { conditionProblem, isPatternError, ConditionRow } from './condition-row.tsx';
import {
  type AdvancedSearch,
  type Condition,
  type ConditionMode,
  noConditions,
  withAdvancedSearch,
} from './conditions.ts';
import { withCountry } from './phone-condition.tsx';

type Props = {
  /** The search in the URL. */
  current: AdvancedSearch;
  /** The search box has text, which is a further condition. */
  hasText: boolean;
  /** Error of the search in the URL. */
  error: Error | undefined;
  onSearch: (search: AdvancedSearch) => void;
};

const noParams = new URLSearchParams();
/** Serializes a search for comparison. */
const queryOf = (search: AdvancedSearch): string => String(withAdvancedSearch(noParams, search));

/** Returns the search, or one empty condition if it has none. */
const draftOf = (search: AdvancedSearch, mode: ConditionMode): AdvancedSearch =>
  search.conditions.length > 0 ? search : { ...search, conditions: [{ field: 'primaryEmail', mode, text: '' }] };

/** Form for conditions on fields. Searches on submit; the search is then in the URL. */
export function AdvancedSearchForm({ current, hasText, error, onSearch }: Props) {
  const { t } = useTranslation();
  const maySearch = useOperator().may('users:search');
  const firstMode = maySearch ? 'contains' : 'is';
  const [draft, setDraft] = useState(() => draftOf(current, firstMode));
  const [lastCurrent, setLastCurrent] = useState(queryOf(current));
  const [isFull, setIsFull] = useState(() => needsAllOptions(current));
  const [isChecked, setIsChecked] = useState(false);

  // The URL changed from outside (Back, a saved search), so the form shows its search.
  if (queryOf(current) !== lastCurrent) {
    setLastCurrent(queryOf(current));
    setDraft(draftOf(current, firstMode));
    setIsFull(isFull || needsAllOptions(current));
  }

  const { conditions, joint } = draft;
  const { country } = usePhoneCountry();
  // Loaded by the condition that needs it.
  const phoneBook = useQuery({ ...lookupQueries.phoneBook(), enabled: false });
  const needsCase = conditions.some(({ mode }) => mode === 'similarTo');
  const unused = userSearchFields.find((field) => conditions.every((condition) => condition.field !== field));
  const change = (changes: Partial<AdvancedSearch>) => setDraft({ ...draft, ...changes });
  const changeCondition = (at: number, changes: Partial<Condition>) =>
    change({ conditions: conditions.map((one, index) => (index === at ? { ...one, ...changes } : one)) });

  const isCurrent = (condition: Condition) => current.conditions.some((one) => dequal(one, condition));
  // Only for regular expressions: the form itself validates LIKE patterns.
  const refusal = (condition: Condition) =>
    isPatternError(error) && ['posix', 'similarTo'].includes(condition.mode) && isCurrent(condition)
      ? 'refused'
      : undefined;
  const search = (wanted: AdvancedSearch) => {
    setLastCurrent(queryOf(wanted));
    onSearch(wanted);
  };
  const submit = () => {
    setIsChecked(true);
    if (conditions.some((condition) => conditionProblem(condition) !== undefined)) return;
    const read = phoneBook.data?.readPhone;
    const complete = read === undefined ? conditions : conditions.map((one) => withCountry(one, country, read));
    search({ ...draft, conditions: complete, isCaseSensitive: draft.isCaseSensitive || needsCase });
  };
  const clear = () => {
    setDraft(draftOf(noConditions, firstMode));
    search(noConditions);
  };

  return (
    <Paper
      withBorder
      p="md"
      component="form"
      aria-label={t('search.advanced')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        {conditions.map((condition, index) => (
          <ConditionRow
            // Keyed by index, because every part of a condition can be edited.
            key={index}
            number={index + 1}
            condition={condition}
            takenFields={conditions.filter((one) => one !== condition).map(({ field }) => field)}
            isFull={isFull}
            isExact={!maySearch}
            problem={(isChecked ? conditionProblem(condition) : undefined) ?? refusal(condition)}
            onChange={(changes) => changeCondition(index, changes)}
            onRemove={
              conditions.length > 1
                ? () => change({ conditions: conditions.filter((one) => one !== condition) })
                : undefined
            }
          />
        ))}
        {isFull && (
          <Group gap="lg">
            <SegmentedControl
              size="xs"
              aria-label={t('advancedSearch.joint')}
              value={joint}
              data={(['and', 'or'] as const).map((one) => ({ value: one, label: t(`advancedSearch.joints.${one}`) }))}
              onChange={(value) => change({ joint: value as AdvancedSearch['joint'] })}
            />
            <Checkbox
              size="xs"
              label={t('advancedSearch.matchCase')}
              description={needsCase ? t('advancedSearch.similarToCase') : undefined}
              checked={draft.isCaseSensitive || needsCase}
              disabled={needsCase}
              onChange={(event) => change({ isCaseSensitive: event.currentTarget.checked })}
            />
          </Group>
        )}
        {hasText && (
          <Text size="xs" c="dimmed">
            {t('advancedSearch.boxCounts')}
          </Text>
        )}
        <Group gap="xs">
          <Button type="submit" size="xs">
            {t('advancedSearch.submit')}
          </Button>
          {unused !== undefined && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => change({ conditions: [...conditions, { field: unused, mode: firstMode, text: '' }] })}
            >
              {t('advancedSearch.add')}
            </Button>
          )}
          <Button size="xs" variant="subtle" aria-expanded={isFull} onClick={() => setIsFull(!isFull)}>
            {t(isFull ? 'advancedSearch.less' : 'advancedSearch.more')}
          </Button>
          {current.conditions.length > 0 && (
            <Button size="xs" variant="subtle" onClick={clear}>
              {t('advancedSearch.clear')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

const needsAllOptions = ({ conditions, joint, isCaseSensitive }: AdvancedSearch): boolean =>
  isCaseSensitive ||
  (joint === 'or' && conditions.length > 1) ||
  conditions.some(({ mode }) => mode !== 'is' && mode !== 'contains');

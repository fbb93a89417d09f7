import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import { CheckedField, CheckedGroup } from '#console/ui/submission.tsx';
import { verbatim } from '#console/ui/verbatim.ts';

import classes from './import.module.css';
import { listedColumns } from './listed-columns.ts';
import type { ImportMapping, MappingTarget } from './mapping.ts';
import { type DraftProblem, lacksName } from './rules-draft.ts';
import { choiceOf, namedTargets, targetGroups, targetText } from './target-texts.ts';
import type { FileSummary } from './worker-messages.ts';

type Props = {
  columns: FileSummary['columns'];
  mapping: ImportMapping;
  problems: ReadonlySet<DraftProblem>;
  onChange: (mapping: ImportMapping) => void;
};

/** Columns that are shown at once: files may have a thousand. */
const shownColumns = 50;

type Options = { group: string; items: { value: string; label: string }[] }[];

/** What each column of the file means, with some of its values. */
export function ColumnMapping({ columns, mapping, problems, onChange }: Props) {
  const { t } = useTranslation();
  const [showsAll, setShowsAll] = useState(false);
  const targets = new Map(mapping.columns.map(({ column, target }) => [column, target]));
  const shown = showsAll ? columns : listedColumns(columns, targets).slice(0, shownColumns);
  const options = useMemo<Options>(
    () =>
      Object.entries(targetGroups).map(([group, choices]) => ({
        group: t(`importUsers.targetGroup.${group as keyof typeof targetGroups}`),
        items: choices.map((value) => ({ value, label: targetText(value, t) })),
      })),
    [t],
  );
  const choose = (column: string, target: MappingTarget) => {
    const others = columns.map(({ name }) => ({ column: name, target: targets.get(name) ?? 'ignore' }));
    onChange({
      ...mapping,
      columns: others.map((one) => (one.column === column ? { column, target } : one)),
    });
  };
  return (
    <Stack gap="sm">
      <CheckedGroup problem={problems.has('identifier') ? t('importUsers.problem.identifier') : undefined}>
        <ul className={classes.columns}>
          {shown.map((column) => (
            <ColumnItem
              key={column.name}
              column={column}
              target={targets.get(column.name) ?? 'ignore'}
              options={options}
              onChange={(target) => choose(column.name, target)}
            />
          ))}
        </ul>
      </CheckedGroup>
      {shown.length < columns.length && (
        <Button variant="default" w="fit-content" onClick={() => setShowsAll(true)}>
          {t('importUsers.columns.showAll', { count: columns.length })}
        </Button>
      )}
    </Stack>
  );
}

type ItemProps = {
  column: FileSummary['columns'][number];
  target: MappingTarget;
  options: Options;
  onChange: (target: MappingTarget) => void;
};

function ColumnItem({ column: { name, samples }, target, options, onChange }: ItemProps) {
  const { t } = useTranslation();
  const choice = choiceOf(target);
  const named = namedTargets.find((start) => start === choice);
  const key = named === undefined ? '' : target.slice(named.length);
  const change = (value: string) => {
    const start = namedTargets.find((one) => one === value);
    // The name of the column is a likely name for the key.
    if (start !== undefined) return onChange(`${start}${key || (start === 'customData.' ? name : '')}`);
    onChange(allTargets.find((one) => one === value) ?? 'ignore');
  };
  return (
    <li className={classes.column}>
      <div>
        <div className={classes.columnName}>
          <ForeignText>{name}</ForeignText>
        </div>
        <div className={classes.samples}>
          <ForeignText>{samples.length === 0 ? t('importUsers.columns.noSample') : samples.join(' · ')}</ForeignText>
        </div>
      </div>
      <Stack gap={4}>
        <NativeSelect
          aria-label={t('importUsers.columns.label', { name })}
          value={choice}
          data={[{ value: 'ignore', label: t('importUsers.target.ignore') }, ...options]}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {target === 'passwordPlain' && (
          <Text size="xs" className={classes.warning}>
            {t('importUsers.columns.plain')}
          </Text>
        )}
        {named !== undefined && (
          <CheckedField problem={lacksName(target) ? t('importUsers.problem.keyName') : undefined}>
            {(error) => (
              <TextInput
                size="xs"
                aria-label={t(named === 'customData.' ? 'importUsers.columns.key' : 'importUsers.columns.connector', {
                  name,
                })}
                placeholder={t(
                  named === 'customData.' ? 'importUsers.columns.keyHint' : 'importUsers.columns.connectorHint',
                )}
                error={error}
                maxLength={256}
                {...verbatim}
                value={key}
                onChange={(event) => onChange(`${named}${event.currentTarget.value}`)}
              />
            )}
          </CheckedField>
        )}
      </Stack>
    </li>
  );
}

const allTargets: readonly MappingTarget[] = Object.values(targetGroups)
  .flat()
  .filter((choice) => !namedTargets.some((start) => start === choice));

import { ActionIcon, Button, Checkbox, Group, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isForInputMethod } from '#console/lib/input-method.ts';
import { CheckedField, CheckedGroup } from '#console/ui/submission.tsx';
import { customDataPrefix, exportColumn, exportMembers, isExportable } from '#contract/exports.ts';

import {
  type ChosenColumn,
  columnName,
  type FileKind,
  moved,
  repeatedHeaders,
  usualHeader,
  withColumn,
  withHeaders,
} from './export-columns.ts';
import classes from './export.module.css';

type Props = {
  columns: readonly ChosenColumn[];
  kind: FileKind;
  onChange: (columns: readonly ChosenColumn[]) => void;
};

/** Chooses the columns of a file, and their headers and order. */
export function ColumnChoice({ columns, kind, onChange }: Props) {
  const { t } = useTranslation();
  const { source } = kind;
  const label = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  // A problem must not be hidden.
  const isShown = isOpen || repeatedHeaders(withHeaders(columns, kind, t)).size > 0;
  const isChosen = (name: string) => columns.some((column) => column.name === name);
  const own = columns.map(({ name }) => name).filter((name) => name.startsWith(customDataPrefix));
  const [former, setFormer] = useState<readonly string[]>([]);
  // A column of the custom data stays in the list when it is no longer chosen.
  const listed = [...new Set([...exportMembers[source], ...former, ...own])];
  if (own.some((name) => !former.includes(name))) setFormer([...new Set([...former, ...own])]);

  return (
    <Stack gap="xs" role="group" aria-labelledby={label}>
      <Text id={label} size="sm" fw={500}>
        {t('exports.columns')}
      </Text>
      <CheckedGroup problem={columns.length === 0 ? t('exports.noColumns') : undefined}>
        <div className={classes.columns}>
          {listed.map((name) => (
            <Checkbox
              key={name}
              size="xs"
              label={<bdi>{columnName(name, source, t)}</bdi>}
              checked={isChosen(name)}
              onChange={({ currentTarget }) => onChange(withColumn(columns, name, currentTarget.checked))}
            />
          ))}
        </div>
      </CheckedGroup>
      {source === 'users' && (
        <CustomDataColumn isTaken={isChosen} onAdd={(name) => onChange(withColumn(columns, name, true))} />
      )}
      <Group>
        <Button variant="subtle" size="compact-sm" aria-expanded={isShown} onClick={toggle}>
          {t('exports.headers.open')}
        </Button>
      </Group>
      {isShown && <Headers columns={columns} kind={kind} onChange={onChange} />}
    </Stack>
  );
}

/** Adds a column for a key of the custom data. */
function CustomDataColumn({ isTaken, onAdd }: { isTaken: (name: string) => boolean; onAdd: (name: string) => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState('');
  const name = `${customDataPrefix}${key.trim()}`;
  const isUsable = exportColumn.shape.name.safeParse(name).success && isExportable('users', name) && !isTaken(name);
  const add = () => {
    if (!isUsable) return;
    onAdd(name);
    setKey('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isForInputMethod(event.nativeEvent)) return;
    event.preventDefault();
    add();
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        size="xs"
        label={t('exports.customData')}
        autoComplete="off"
        value={key}
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button
        size="xs"
        variant="default"
        aria-disabled={!isUsable}
        data-disabled={!isUsable || undefined}
        onClick={add}
      >
        {t('exports.addColumn')}
      </Button>
    </Group>
  );
}

/** The chosen columns in their order, each with its header. */
function Headers({ columns, kind, onChange }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const [movedTo, setMovedTo] = useState<{ name: string; by: -1 | 1 }>();
  const repeated = repeatedHeaders(withHeaders(columns, kind, t));
  // The browser takes the focus from an element that moves.
  useEffect(() => {
    if (movedTo === undefined) return;
    const row = [...(list.current?.children ?? [])].find((item) => item.getAttribute('data-column') === movedTo.name);
    row?.querySelector<HTMLElement>(`[data-moves="${movedTo.by}"]`)?.focus();
  }, [movedTo]);
  const place = columns.findIndex(({ name }) => name === movedTo?.name);

  return (
    <>
      <ol ref={list} className={classes.headers}>
        {columns.map(({ name, header }, index) => {
          const column = columnName(name, kind.source, t);
          const usual = usualHeader(name, kind, t);
          const move = (by: -1 | 1) => {
            onChange(moved(columns, name, by));
            setMovedTo({ name, by });
          };
          return (
            <li key={name} data-column={name} className={classes.header}>
              <CheckedField problem={repeated.has(header.trim() || usual) ? t('exports.headers.repeated') : undefined}>
                {(error) => (
                  <TextInput
                    size="xs"
                    aria-label={t('exports.headers.label', { column })}
                    placeholder={usual}
                    maxLength={256}
                    autoComplete="off"
                    value={header}
                    error={error}
                    onChange={({ currentTarget: { value } }) =>
                      onChange(columns.with(index, { name, header: value.replaceAll(/\p{Cc}/gu, ' ') }))
                    }
                  />
                )}
              </CheckedField>
              {([-1, 1] as const).map((by) => {
                const isPossible = columns[index + by] !== undefined;
                return (
                  <ActionIcon
                    key={by}
                    variant="subtle"
                    color="gray"
                    data-moves={by}
                    aria-label={t(by === -1 ? 'exports.headers.up' : 'exports.headers.down', { column })}
                    aria-disabled={!isPossible}
                    data-disabled={!isPossible || undefined}
                    onClick={() => isPossible && move(by)}
                  >
                    {by === -1 ? <IconArrowUp size={16} aria-hidden /> : <IconArrowDown size={16} aria-hidden />}
                  </ActionIcon>
                );
              })}
            </li>
          );
        })}
      </ol>
      <VisuallyHidden role="status">
        {movedTo !== undefined &&
          place !== -1 &&
          t('exports.headers.moved', {
            column: columnName(movedTo.name, kind.source, t),
            place: place + 1,
            total: columns.length,
          })}
      </VisuallyHidden>
    </>
  );
}

import { Alert, Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy, IconDownload, IconPencil, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { displayPhone } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { saveFile } from '#console/lib/save-file.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { BulkActions } from '#console/shared/jobs/bulk-actions.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { maxListLength } from '#console/shared/search/pasted-list.ts';
import { Pager } from '#console/ui/pager.tsx';
import { formulaStart } from '#contract/csv.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import classes from './list-result.module.css';
import { countStates, type ListLine } from './list-rows.ts';
import { ListTable } from './list-table.tsx';
import type { ListEntry, InputResult } from './resolve-list.ts';
import { useResolution } from './use-resolution.ts';

type Props = {
  lines: readonly ListLine[];
  entries: readonly ListEntry[];
  /** Number of entries pasted; more than `lines` if the list was too long. */
  total: number;
  onEdit: () => void;
};

/** Candidates of an entry that a job gets: it shows that the entry is ambiguous, and changes none of them. */
const maxCandidates = 5;

const filters = ['all', 'found', 'ambiguous', 'notFound'] as const;
/** The URL also has the key of the list, see the page. */
const urlState = z.object({
  show: z.catch(z.enum(filters), 'all'),
  page: pagingState.page,
  page_size: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 100),
});

const pageSizes = [100, 500];

/** Results of the list so far, with filters, copy and download. */
export function ListResult({ lines, entries, total, onEdit }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const { state, hrefWith, push, replace } = useUrlState(urlState);
  const { page, page_size } = state;
  const { outcomes, isRunning, stop, resume } = useResolution(entries);
  const counts = countStates(lines, outcomes);
  const settled = lines.length - counts.waiting;
  const open = counts.failed + counts.waiting;
  const failure = [...outcomes.values()].find((outcome) => outcome.state === 'failed');
  const shown = state.show === 'all' ? lines : lines.filter(({ entry }) => outcomes.get(entry)?.state === state.show);

  const { may, mayExport } = useOperator();
  // Repeated lines count once.
  const selected = entries.map((entry) => ({ entry: entry.input, ids: idsOf(outcomes.get(entry)) }));
  const isSettled = !isRunning && open === 0;

  const download = async () =>
    saveFile(
      `${t('listLookup.csv.file')}.csv`,
      // Excel reads the text as UTF-8 only after this mark.
      `\uFEFF${await resultText(lines, outcomes, ',', t)}`,
      'text/csv;charset=utf-8',
    );
  const copy = async () => clipboard.copy(await resultText(lines, outcomes, '\t', t));
  return (
    <Stack>
      {total > lines.length && <Alert color="orange">{t('listLookup.tooLong', { total, most: maxListLength })}</Alert>}
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('listLookup.show')}
          size="xs"
          value={state.show}
          onChange={(value) => replace({ show: filters.find((filter) => filter === value) ?? 'all', page: 1 })}
          data={filters.map((filter) => ({
            value: filter,
            label: t(`listLookup.count.${filter}`, { count: filter === 'all' ? lines.length : counts[filter] }),
          }))}
        />
        <Group gap="xs">
          <Button variant="default" size="xs" leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
            {t('listLookup.edit')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCopy size={14} aria-hidden />}
            onClick={() => void copy()}
          >
            {clipboard.copied ? t('common.copied') : t('listLookup.copy')}
          </Button>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            onClick={() => void download()}
          >
            {t('listLookup.download')}
          </Button>
          {(mayExport || may('jobs:run')) && isSettled && (
            <BulkActions
              selection={{ by: 'list', entries: selected }}
              label={t('jobs.selection.actions')}
              name={t('jobs.selection.actionsOnList')}
              selectedUsers={t('jobs.selection.entries', { count: selected.length })}
            />
          )}
        </Group>
      </Group>
      <Group gap="sm" wrap="nowrap" className={classes.status}>
        <Text size="sm" role="status">
          {t('listLookup.settled', { settled, count: lines.length })}
          {counts.repeated > 0 && t('common.gap') + t('listLookup.repeated', { count: counts.repeated })}
        </Text>
        {isRunning && (
          <Button variant="default" size="xs" leftSection={<IconPlayerStop size={14} aria-hidden />} onClick={stop}>
            {t('listLookup.stop')}
          </Button>
        )}
        {!isRunning && open > 0 && (
          <Button variant="default" size="xs" leftSection={<IconRefresh size={14} aria-hidden />} onClick={resume}>
            {t('listLookup.resume', { count: open })}
          </Button>
        )}
      </Group>
      <div className={classes.progress}>
        {isRunning && <Progress value={(100 * settled) / lines.length} aria-label={t('listLookup.progress')} />}
      </div>
      {failure?.state === 'failed' && (
        <Alert color="red" role="alert">
          {t('listLookup.failed', { count: counts.failed })}
          {t('common.gap')}
          {explainError(failure.error, t).message}
        </Alert>
      )}
      <ListTable
        lines={shown.slice((page - 1) * page_size, page * page_size)}
        outcomes={outcomes}
        isRunning={isRunning}
      />
      {shown.length > Math.min(...pageSizes) && (
        <Pager
          page={page}
          pageSize={page_size}
          pageSizes={pageSizes}
          total={shown.length}
          hrefFor={(to) => hrefWith({ page: to })}
          onPageSize={(size) => push({ page_size: size, page: 1 })}
        />
      )}
    </Stack>
  );
}

/** Users that an entry was found to mean; several if it is not clear. */
function idsOf(outcome: InputResult | undefined): string[] {
  if (outcome?.state === 'found') return [outcome.match.user.id];
  return outcome?.state === 'ambiguous' ? outcome.matches.map(({ user }) => user.id).slice(0, maxCandidates) : [];
}

const members = ['id', 'name', 'username', 'primaryEmail', 'primaryPhone', 'isSuspended'] as const;

const columns = ['line', 'input', 'result', 'matchedField', ...members, 'matches', 'repeatsLine'] as const;

/**
 * Formats the results for a spreadsheet: with commas for a file, with tabs for the clipboard. Escapes values that a
 * spreadsheet would evaluate as formulas.
 */
async function resultText(
  lines: readonly ListLine[],
  outcomes: ReadonlyMap<ListEntry, InputResult>,
  delimiter: ',' | '\t',
  t: TFunction,
): Promise<string> {
  const { default: papaparse } = await import('papaparse');
  const data = lines.flatMap((line) => rowsOf(line, outcomes.get(line.entry), t));
  const fields = columns.map((column) => t(`listLookup.csv.column.${column}`));
  return papaparse.unparse({ fields, data }, { delimiter, escapeFormulae: formulaStart });
}

function rowsOf({ number, input, repeats }: ListLine, outcome: InputResult | undefined, t: TFunction): unknown[][] {
  const start = [number, input, t(`listLookup.state.${outcome?.state ?? 'stopped'}`)];
  const fieldName = (field: UserSearchField) => t(`listLookup.csv.column.${field}`);
  if (outcome?.state === 'found') {
    const { user, field } = outcome.match;
    return [[...start, fieldName(field), ...valuesOf(user, t), 1, repeats]];
  }
  if (outcome?.state === 'ambiguous') {
    return outcome.matches.map(({ user, field }) => [
      ...start,
      fieldName(field),
      ...valuesOf(user, t),
      outcome.total,
      repeats,
    ]);
  }
  const unknown = members.map(() => '');
  return [[...start, '', ...unknown, outcome?.state === 'notFound' ? 0 : '', repeats]];
}

const valuesOf = (user: User, t: TFunction) =>
  members.map((member) => {
    if (member === 'isSuspended') return t(user.isSuspended ? 'changes.yes' : 'changes.no');
    return member === 'primaryPhone' && user.primaryPhone ? displayPhone(user.primaryPhone) : user[member];
  });

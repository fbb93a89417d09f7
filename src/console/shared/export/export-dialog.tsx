import { Alert, Radio, Group, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { exportMutations, exportQueries } from '#console/api/exports.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import {
  customDataPrefix,
  exportFormats,
  exportMembers,
  type ExportSelection,
  maxSheetRows,
  sourceOf,
} from '#contract/exports.ts';

import { ColumnChoice } from './column-choice.tsx';
import { rememberChoice, rememberedChoice, repeatedHeaders, withHeaders } from './export-columns.ts';
import { startExport } from './export-notice.tsx';
import { ExportSample } from './export-sample.tsx';

type Props = {
  selection: ExportSelection;
  isOpen: boolean;
  onClose: () => void;
  /** Called when the file is being made. */
  onDone?: (() => void) | undefined;
};

/** Downloads users, activity or the rows of a job as a file: format, columns, a sample, and the reason. */
export function ExportDialog({ selection, isOpen, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const source = sourceOf(selection);
  const [choice, setChoice] = useState(() => rememberedChoice(source));
  const { format, hasByteOrderMark, columns } = choice;
  const creation = useWrite({ action: 'users:export', mutation: exportMutations.create() });
  const own = columns.map(({ name }) => name).filter((name) => name.startsWith(customDataPrefix));
  const names = [...exportMembers[source], ...own];
  const kind = { source, format };
  const sample = useQuery({
    ...exportQueries.sample({ selection, columns: names }),
    enabled: isOpen && creation.isAllowed,
    // The other columns stay while one is added.
    placeholderData: (former) => former,
  });
  const headed = withHeaders(columns, kind, t);
  const total = sample.data?.total;
  const isPart = selection.by === 'activity' && (selection.outcome !== undefined || selection.omitsOwnTokens);
  const isTooLarge = format === 'xlsx' && !isPart && total !== undefined && total > maxSheetRows;

  const close = () => {
    creation.reset();
    onClose();
  };
  const run = () =>
    creation.run(
      { format, columns: headed, hasByteOrderMark, selection },
      {
        onDone: (created) => {
          rememberChoice(source, choice);
          startExport(created);
          close();
          onDone?.();
        },
      },
    );

  return (
    <WriteDialog
      write={creation}
      title={t(`exports.of.${source}.title`)}
      size="xl"
      isOpen={isOpen}
      keepsWork
      confirmLabel={t('exports.confirm')}
      isReady={columns.length > 0 && repeatedHeaders(headed).size === 0 && !isTooLarge}
      onConfirm={run}
      onClose={close}
    >
      <Text size="sm">
        {total === undefined ? t('exports.counting') : t(`exports.of.${source}.count`, { count: total })}
        {t('common.gap')}
        {isPart && total !== undefined && t('exports.onlySome') + t('common.gap')}
        {t('exports.recorded')}
      </Text>
      <Radio.Group
        label={t('exports.format')}
        value={format}
        onChange={(value) => {
          const chosen = exportFormats.find((one) => one === value);
          if (chosen !== undefined) setChoice({ ...choice, format: chosen });
        }}
      >
        <Group mt={4}>
          {exportFormats.map((one) => (
            <Radio key={one} value={one} label={one.toUpperCase()} />
          ))}
        </Group>
      </Radio.Group>
      {format === 'csv' && (
        <Switch
          size="sm"
          label={t('exports.byteOrderMark')}
          checked={hasByteOrderMark}
          onChange={({ currentTarget }) => setChoice({ ...choice, hasByteOrderMark: currentTarget.checked })}
        />
      )}
      {isTooLarge && (
        <Alert color="orange" role="status">
          {t('exports.tooManyRows', { max: maxSheetRows })}
        </Alert>
      )}
      <ColumnChoice
        columns={columns}
        kind={kind}
        onChange={(chosen) => setChoice({ ...choice, columns: [...chosen] })}
      />
      <ExportSample query={sample} names={names} columns={headed} source={source} />
    </WriteDialog>
  );
}

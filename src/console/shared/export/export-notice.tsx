import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cancelExport, exportFileAddress, exportQueries, isUnfinished } from '#console/api/exports.ts';
import { download } from '#console/lib/save-file.ts';
import { refusalOf } from '#console/shared/audit/event-texts.ts';
import type { ExportProgress } from '#contract/exports.ts';

const noticeOf = (exportId: string): string => `export-${exportId}`;

/** Starts the download of a new export, and shows its progress in a notification. */
export function startExport({ id, total }: ExportProgress): void {
  notifications.show({
    id: noticeOf(id),
    message: <ExportNotice exportId={id} total={total} />,
    color: 'blue',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
  download(exportFileAddress(id));
}

/** How long the notification of a finished download stays, in ms. */
const closeAfter = 10_000;

/** Progress of a download, until it has ended; then how it ended. */
function ExportNotice({ exportId, total: expected }: { exportId: string; total: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isCanceling, setIsCanceling] = useState(false);
  const query = exportQueries.progress(exportId);
  const { data } = useQuery(query);
  const state = data?.state ?? 'ready';
  const { rows, total, cutCells, code } = data ?? { rows: 0, total: expected, cutCells: 0, code: null };
  const isWhole = rows >= total && cutCells === 0;
  const isDone = state === 'done';

  useEffect(() => {
    if (!isDone) return undefined;
    // What is missing from the file stays to be read.
    const timer = isWhole ? setTimeout(() => notifications.hide(noticeOf(exportId)), closeAfter) : undefined;
    return () => clearTimeout(timer);
  }, [isDone, isWhole, exportId]);

  const cancel = () => {
    setIsCanceling(true);
    cancelExport(exportId)
      .catch(() => undefined)
      .finally(() => {
        setIsCanceling(false);
        void client.invalidateQueries({ queryKey: query.queryKey });
      });
  };
  const tryAgain = () => {
    download(exportFileAddress(exportId));
    client.setQueryData(query.queryKey, data && { ...data, state: 'ready', rows: 0, code: null });
  };

  if (data === undefined || isUnfinished(data)) {
    return (
      <Stack gap="xs">
        <Text size="sm">{t('exports.notice.running', { rows, total })}</Text>
        <Progress
          value={total === 0 ? 0 : Math.min(100, (rows / total) * 100)}
          size="sm"
          aria-label={t('exports.notice.progress')}
        />
        <Group justify="flex-end">
          <Button size="compact-sm" variant="default" loading={isCanceling} onClick={cancel}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (isDone) {
    return (
      <Stack gap={4}>
        <Text size="sm">{t('exports.notice.done', { count: rows })}</Text>
        {rows < total && <Text size="sm">{t('exports.notice.missing', { count: total - rows })}</Text>}
        {cutCells > 0 && <Text size="sm">{t('exports.notice.cut', { count: cutCells })}</Text>}
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" role={state === 'failed' ? 'alert' : undefined}>
        {state === 'failed'
          ? t('exports.notice.failed', { reason: refusalOf(code ?? '', t), rows, total })
          : t('exports.notice.canceled', { rows, total })}
      </Text>
      <Group justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={tryAgain}>
          {t('common.tryAgain')}
        </Button>
      </Group>
    </Stack>
  );
}

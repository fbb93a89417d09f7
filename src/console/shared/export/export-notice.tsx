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
export function startExport(created: ExportProgress): void {
  const { id } = created;
  notifications.show({
    id: noticeOf(id),
    message: <ExportNotice created={created} />,
    color: 'blue',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
  download(exportFileAddress(id));
}

/** How long the notification of a finished download stays, in ms. */
const closeAfter = 10_000;

/** Progress of a download, until it has ended; then how it ended. */
function ExportNotice({ created }: { created: ExportProgress }) {
  const { t } = useTranslation();
  const { id: exportId, source } = created;
  const client = useQueryClient();
  const [isCanceling, setIsCanceling] = useState(false);
  const query = exportQueries.progress(exportId);
  const { data } = useQuery(query);
  const { state, rows, read, total, cutCells, code } = data ?? created;
  const isWhole = read >= total && cutCells === 0;
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
    client.setQueryData(query.queryKey, data && { ...data, state: 'ready', rows: 0, read: 0, code: null });
  };

  if (data === undefined || isUnfinished(data)) {
    return (
      <Stack gap="xs">
        <Text size="sm">{t(`exports.of.${source}.running`, { rows: read, total })}</Text>
        <Progress
          value={total === 0 ? 0 : Math.min(100, (read / total) * 100)}
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
        <Text size="sm">{t(`exports.of.${source}.done`, { count: rows })}</Text>
        {read < total && <Text size="sm">{t(`exports.of.${source}.missing`, { count: total - read })}</Text>}
        {cutCells > 0 && <Text size="sm">{t('exports.notice.cut', { count: cutCells })}</Text>}
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      <Text size="sm" role={state === 'failed' ? 'alert' : undefined}>
        {state === 'failed'
          ? t(`exports.of.${source}.failed`, { reason: refusalOf(code ?? '', t), rows: read, total })
          : t(`exports.of.${source}.canceled`, { rows: read, total })}
      </Text>
      <Group justify="flex-end">
        <Button size="compact-sm" variant="default" onClick={tryAgain}>
          {t('common.tryAgain')}
        </Button>
      </Group>
    </Stack>
  );
}

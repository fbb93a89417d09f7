import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ReadProgress } from './worker-messages.ts';

type Props = {
  /** Bytes of the file. */
  size: number;
  progress: ReadProgress;
  onCancel: () => void;
};

const megabyte = 1024 * 1024;

/** How far the reading of a file is: of its bytes, then of its rows. */
export function ReadingProgress({ size, progress: { step, part }, onCancel }: Props) {
  const { t } = useTranslation();
  const percent = part === undefined ? undefined : Math.round(100 * part);
  const text =
    step === 'bytes'
      ? t('importUsers.file.reading', { done: ((part ?? 0) * size) / megabyte, megabytes: size / megabyte })
      : percent === undefined
        ? t('importUsers.file.readingRows')
        : t('importUsers.file.readingRowsOf', { percent });
  return (
    <Stack gap="xs" align="flex-start">
      <Text size="sm">{text}</Text>
      <Progress.Root w="100%">
        {/* Formats that are read in one go show no part of their rows. */}
        <Progress.Section
          value={percent ?? 100}
          animated
          withAria={false}
          role="progressbar"
          aria-label={t('importUsers.file.progress')}
          aria-valuetext={text}
          {...(percent !== undefined && { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': percent })}
        />
      </Progress.Root>
      <Group>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

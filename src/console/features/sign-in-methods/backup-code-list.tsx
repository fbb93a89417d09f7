import { Button, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import classes from './backup-code-list.module.css';

type Props = { codes: readonly string[]; fileName: string };

/** Backup codes to copy or download. */
export function BackupCodeList({ codes, fileName }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const text = `${codes.join('\n')}\n`;
  return (
    <Stack>
      <Text size="sm">{t('signInMethods.backupCodes.instruction')}</Text>
      <ol className={classes.codes} aria-label={t('signInMethods.backupCodes.list')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? t('common.copied') : t('signInMethods.backupCodes.copy')}
        </Button>
        <Button
          component="a"
          variant="default"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={fileName}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('signInMethods.backupCodes.download')}
        </Button>
      </Group>
    </Stack>
  );
}

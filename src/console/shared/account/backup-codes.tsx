import { Button, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import classes from './backup-code-list.module.css';

/** Returns the reason for which the server would refuse, as a key of `errors.code` in the catalog. */
export function backupCodeRefusal(factors: readonly MfaVerification[]) {
  if (factors.every(({ type }) => type === 'BackupCode')) return 'session mfa backup_code_can_not_be_alone';
  if (factors.some(({ remainCodes = 0 }) => remainCodes > 0)) return 'user backup_code_already_in_use';
  return undefined;
}

type BackupCodeListProps = { codes: readonly string[]; user: User };

/** Backup codes to copy or download. */
export function BackupCodeList({ codes, user }: BackupCodeListProps) {
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
          download={`${t('signInMethods.backupCodes.file')}-${user.username ?? user.id}.txt`}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('signInMethods.backupCodes.download')}
        </Button>
      </Group>
    </Stack>
  );
}

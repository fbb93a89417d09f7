import { Code, Group, Stack, Text, Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { mfaMutations, mfaRequests } from '#console/api/mfa.ts';
import { pictureUrl } from '#console/lib/safe-url.ts';
import { ShownOnceDialog } from '#console/shared/write/shown-once-dialog.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import classes from './backup-code-list.module.css';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type AddAuthenticatorDialogProps = { user: User; factors: readonly MfaVerification[] };

export function AddAuthenticatorDialog({ user, factors }: AddAuthenticatorDialogProps) {
  const { t } = useTranslation();
  const { isOpen, close } = useSignInDialog();
  const enrollment = useWrite({ action: 'mfa:enroll', user, mutation: mfaMutations.enrollTotp(user.id) });
  const hasOne = factors.some(({ type }) => type === 'Totp');
  return (
    <ShownOnceDialog
      write={enrollment}
      requests={[mfaRequests.add(user.id, { type: 'Totp' })]}
      title={t('signInMethods.totp.title', { user: displayName(user) })}
      isOpen={isOpen('add-authenticator')}
      confirmLabel={t('signInMethods.totp.confirm')}
      isReady={!hasOne}
      onConfirm={() => enrollment.run()}
      onClose={close}
      reveal={({ secret, secretQrCode }) => <Secret secret={secret} picture={secretQrCode} />}
    >
      <Text size="sm">
        {t(hasOne && !enrollment.isPending ? 'errors.code.user totp_already_in_use' : 'signInMethods.totp.text')}
      </Text>
    </ShownOnceDialog>
  );
}

function Secret({ secret, picture }: { secret: string; picture: string }) {
  const { t } = useTranslation();
  return (
    <Stack align="center">
      <Text size="sm">{t('signInMethods.totp.instruction')}</Text>
      <img src={pictureUrl(picture, [])} alt={t('signInMethods.totp.qrCode')} width={200} height={200} />
      <Group gap="xs" wrap="nowrap">
        <Code>{groupedByFour(secret)}</Code>
        <CopyButton value={secret} label={t('signInMethods.totp.copy')} />
      </Group>
      <Text size="sm" c="dimmed">
        {t('signInMethods.totp.typing')}
      </Text>
    </Stack>
  );
}

/** Splits the secret into groups of four for easier typing; authenticator apps ignore the spaces. */
const groupedByFour = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

type IssueBackupCodesDialogProps = { user: User; factors: readonly MfaVerification[] };

export function IssueBackupCodesDialog({ user, factors }: IssueBackupCodesDialogProps) {
  const { t } = useTranslation();
  const { isOpen, close } = useSignInDialog();
  const issue = useWrite({ action: 'mfa:enroll', user, mutation: mfaMutations.issueBackupCodes(user.id) });
  const refusal = refusalFor(factors);
  return (
    <ShownOnceDialog
      write={issue}
      requests={[mfaRequests.add(user.id, { type: 'BackupCode' })]}
      title={t('signInMethods.backupCodes.title', { user: displayName(user) })}
      isOpen={isOpen('issue-backup-codes')}
      confirmLabel={t('signInMethods.backupCodes.confirm')}
      isReady={refusal === undefined}
      onConfirm={() => issue.run()}
      onClose={close}
      reveal={({ codes }) => <BackupCodeList codes={codes} fileName={`backup-codes-${user.username ?? user.id}.txt`} />}
    >
      <Text size="sm">
        {refusal === undefined || issue.isPending ? t('signInMethods.backupCodes.text') : t(`errors.code.${refusal}`)}
      </Text>
    </ShownOnceDialog>
  );
}

/** Returns the reason for which the server would refuse, as a key of `errors.code` in the catalog. */
function refusalFor(factors: readonly MfaVerification[]) {
  if (factors.every(({ type }) => type === 'BackupCode')) return 'session mfa backup_code_can_not_be_alone';
  if (factors.some(({ remainCodes = 0 }) => remainCodes > 0)) return 'user backup_code_already_in_use';
  return undefined;
}

type BackupCodeListProps = { codes: readonly string[]; fileName: string };

/** Backup codes to copy or download. */
function BackupCodeList({ codes, fileName }: BackupCodeListProps) {
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

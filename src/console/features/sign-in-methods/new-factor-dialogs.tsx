import { Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { mfaMutations, mfaRequests } from '#console/api/mfa.ts';
import { pictureUrl } from '#console/lib/safe-url.ts';
import { BackupCodeList, backupCodeRefusal } from '#console/shared/account/backup-codes.tsx';
import { ShownOnceDialog } from '#console/shared/write/shown-once-dialog.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

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
      <Text size="sm" tabIndex={-1} data-problem={hasOne || undefined}>
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
  const refusal = backupCodeRefusal(factors);
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
      reveal={({ codes }) => <BackupCodeList codes={codes} user={user} />}
    >
      <Text size="sm" tabIndex={-1} data-problem={refusal !== undefined || undefined}>
        {refusal === undefined || issue.isPending ? t('signInMethods.backupCodes.text') : t(`errors.code.${refusal}`)}
      </Text>
    </ShownOnceDialog>
  );
}

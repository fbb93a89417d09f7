import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { mfaMutations, mfaRequests } from '#console/api/mfa.ts';
import { ShownOnceDialog } from '#console/shared/write/shown-once-dialog.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import { BackupCodeList } from './backup-code-list.tsx';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User; factors: readonly MfaVerification[] };

export function IssueBackupCodesDialog({ user, factors }: Props) {
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

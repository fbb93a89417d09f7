import { Alert, Text, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { approvalsIn, lacksOnlyApproval } from '#console/api/approvals.ts';
import { displayName } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { mfaMutations, mfaRequests, type RemovalFailure, removalOrder } from '#console/api/mfa.ts';
import { useLast } from '#console/lib/use-last.ts';
import { mfaFactorName, remainingFactors } from '#console/shared/account/factors.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { ApprovalOffer } from '#console/shared/write/write-failed.tsx';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import { useSignInDialog } from './use-sign-in-dialog.ts';

type RemoveFactorDialogProps = { user: User; factors: readonly MfaVerification[]; onRemoved: () => void };

export function RemoveFactorDialog({ user, factors, onRemoved }: RemoveFactorDialogProps) {
  const { t } = useTranslation();
  const { subjectOf, close } = useSignInDialog();
  const openId = subjectOf('remove-factor');
  const factor = useLast(factors.find(({ id }) => id === openId));
  const removal = useWrite({ action: 'mfa:reset', user, mutation: mfaMutations.remove(user.id) });
  if (factor === undefined) return null;

  const name = mfaFactorName(factor, t);
  const remaining = remainingFactors(factor.id, factors);
  const remove = () =>
    removal.run(factor.id, {
      notice: () => ({ message: t('signInMethods.removeFactor.done', { name }) }),
      onDone: () => {
        close();
        onRemoved();
      },
    });
  return (
    <WriteDialog
      write={removal}
      requests={[mfaRequests.remove(user.id, factor.id)]}
      title={t('signInMethods.removeFactor.title', { name, user: displayName(user) })}
      isOpen={openId === factor.id}
      confirmLabel={t('signInMethods.removeFactor.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={() => {
        removal.reset();
        close();
      }}
    >
      <Text size="sm">{t('signInMethods.removeFactor.text')}</Text>
      {remaining === 'none' && (
        <Alert color="orange" title={t('signInMethods.removeFactor.lastTitle')}>
          {t('signInMethods.removeFactor.last')}
        </Alert>
      )}
      {remaining === 'onlyBackupCodes' && (
        <Alert color="orange" title={t('signInMethods.removeFactor.onlyCodesTitle')}>
          {t('signInMethods.removeFactor.onlyCodes')}
        </Alert>
      )}
    </WriteDialog>
  );
}

type ResetFactorsDialogProps = { user: User; factors: readonly MfaVerification[]; onReset: () => void };

/** Removes all factors of a user. Failed removals are listed; confirming again retries only those. */
export function ResetFactorsDialog({ user, factors, onReset }: ResetFactorsDialogProps) {
  const { t } = useTranslation();
  const { isOpen, close } = useSignInDialog();
  const reset = useWrite({ action: 'mfa:reset', user, mutation: mfaMutations.removeAll(user.id) });
  const present = useLast(factors.length > 0 ? factors : undefined) ?? [];
  const inOrder = removalOrder(present);
  const failures = reset.data ?? [];
  const name = displayName(user);
  // The failures are not an error of the write, which would know it.
  const offersApproval = failures.some(({ error }) => approvalsIn(error).length > 0);

  const finish = () => {
    reset.reset();
    close();
  };
  const removeAll = () =>
    reset.run(inOrder, {
      notice: (failed) =>
        failed.length > 0 ? undefined : { message: t('signInMethods.resetFactors.done', { user: name }) },
      onDone: (failed) => {
        if (failed.length > 0) return;
        finish();
        onReset();
      },
    });
  return (
    <WriteDialog
      write={offersApproval ? { ...reset, reasonField: null, needsApproval: true } : reset}
      requests={inOrder.map(({ id }) => mfaRequests.remove(user.id, id))}
      title={t('signInMethods.resetFactors.title', { user: name })}
      isOpen={isOpen('reset-factors') && (factors.length > 0 || reset.isPending)}
      confirmLabel={t('signInMethods.resetFactors.confirm')}
      isDestructive
      onConfirm={removeAll}
      onClose={finish}
    >
      <Text size="sm">
        {t('signInMethods.resetFactors.text', { factors: present.map((factor) => mfaFactorName(factor, t)) })}
      </Text>
      {failures.some(({ error }) => !lacksOnlyApproval(error)) && (
        <Failures failures={failures.filter(({ error }) => !lacksOnlyApproval(error))} />
      )}
      <ApprovalOffer errors={failures.map(({ error }) => error)} targets={[user.id]} />
    </WriteDialog>
  );
}

function Failures({ failures }: { failures: readonly RemovalFailure[] }) {
  const { t } = useTranslation();
  return (
    <Alert role="alert" color="red" title={t('signInMethods.resetFactors.failed', { count: failures.length })}>
      <Stack gap={4}>
        {failures.map(({ factor, error }) => (
          <Text key={factor.id} size="sm">
            {t('signInMethods.resetFactors.failure', {
              name: mfaFactorName(factor, t),
              reason: explainError(error, t).message,
            })}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

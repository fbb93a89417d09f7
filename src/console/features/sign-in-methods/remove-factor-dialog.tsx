import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { mfaMutations, mfaRequests } from '#console/api/mfa.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { MfaVerification } from '#contract/mfa.ts';
import type { User } from '#contract/users.ts';

import { mfaFactorName, remainingFactors } from './factors.ts';
import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User; factors: readonly MfaVerification[]; onRemoved: () => void };

export function RemoveFactorDialog({ user, factors, onRemoved }: Props) {
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

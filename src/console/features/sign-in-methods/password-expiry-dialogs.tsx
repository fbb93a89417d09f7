import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

import { useSignInDialog } from './use-sign-in-dialog.ts';

type Props = { user: User };

export function ExpirePasswordDialog({ user }: Props) {
  const { t } = useTranslation();
  const { isOpen } = useSignInDialog();
  const name = displayName(user);
  const { dialog, setTo } = useExpiry(user, true);
  return (
    <WriteDialog
      {...dialog}
      title={t('signInMethods.expire.title', { name })}
      isOpen={isOpen('expire-password')}
      confirmLabel={t('signInMethods.expire.open')}
      isDestructive
      onConfirm={() => setTo(t('signInMethods.expire.done', { name }))}
    >
      <Text size="sm">{t('signInMethods.expire.text')}</Text>
    </WriteDialog>
  );
}

export function ClearExpiryDialog({ user }: Props) {
  const { t } = useTranslation();
  const { isOpen } = useSignInDialog();
  const name = displayName(user);
  const { dialog, setTo } = useExpiry(user, false);
  return (
    <WriteDialog
      {...dialog}
      title={t('signInMethods.clearExpiry.title', { name })}
      isOpen={isOpen('clear-expiry')}
      confirmLabel={t('signInMethods.clearExpiry.open')}
      onConfirm={() => setTo(t('signInMethods.clearExpiry.done', { name }))}
    >
      <Text size="sm">{t('signInMethods.clearExpiry.text')}</Text>
    </WriteDialog>
  );
}

function useExpiry(user: User, isExpired: boolean) {
  const { close } = useSignInDialog();
  const mutation = userMutations.setPasswordExpired(user.id);
  const change = useWrite({ action: 'passwords:expire', user, mutation });
  const setTo = (message: string) => change.run(isExpired, { notice: () => ({ message }), onDone: close });
  const dialog = {
    write: change,
    requests: [userRequests.setPasswordExpired(user.id, isExpired)],
    onClose: () => {
      change.reset();
      close();
    },
  };
  return { dialog, setTo };
}

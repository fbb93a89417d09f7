import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { revealMutations } from '#console/api/reveals.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { User } from '#contract/users.ts';

type Props = { user: User; isOpen: boolean; onClose: () => void; focusFallback: RefObject<HTMLElement | null> };

/** Confirms revealing the personal data of a user, with a reason. */
export function RevealDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const reveal = useWrite({ action: 'users:reveal', user, mutation: revealMutations.reveal(user.id) });
  const close = () => {
    reveal.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={reveal}
      title={t('user.reveal.title', { name: displayName(user) })}
      isOpen={isOpen && !may('users:unmask')}
      confirmLabel={t('user.reveal.confirm')}
      onConfirm={() => reveal.run(undefined, { onDone: close })}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.reveal.text')}</Text>
    </WriteDialog>
  );
}

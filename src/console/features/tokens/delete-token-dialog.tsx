import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { tokenMutations, tokenRequests } from '#console/api/tokens.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { ListedToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

type Props = {
  user: User;
  /** Undefined while the dialog is closed. */
  token: ListedToken | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function DeleteTokenDialog({ user, token, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const tokenName = useLast(token)?.name ?? '';
  const removal = useWrite({ action: 'tokens:write', user, mutation: tokenMutations.remove(user.id) });

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(tokenName, {
      notice: () => ({ message: t('tokens.deleteDialog.done', { token: shownName(tokenName) }) }),
      onDone: close,
    });

  return (
    <WriteDialog
      write={removal}
      requests={[tokenRequests.remove(user.id, tokenName)]}
      title={t('tokens.deleteDialog.title', { token: shownName(tokenName) })}
      isOpen={token !== undefined}
      confirmLabel={t('tokens.deleteDialog.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('tokens.deleteDialog.text', { name: displayName(user) })}</Text>
    </WriteDialog>
  );
}

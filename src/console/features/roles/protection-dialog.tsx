import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { roleProtectionMutations } from '#console/api/role-protection.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { Role } from '#contract/roles.ts';

type Props = { role: Role; kind: 'protect' | 'unprotect'; isOpen: boolean; onClose: () => void };

/** Confirms protecting a role or removing its protection. */
export function ProtectionDialog({ role, kind, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const change = useWrite({ action: 'protection:write', mutation: roleProtectionMutations[kind](role.id) });
  const { name } = role;
  const close = () => {
    change.reset();
    onClose();
  };
  const confirm = () =>
    change.run(undefined, {
      notice: () => ({ message: t(`roles.${kind}.done`, { name }) }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={change}
      title={t(`roles.${kind}.title`, { name })}
      isOpen={isOpen}
      confirmLabel={t(`roles.${kind}.confirm`)}
      isDestructive={kind === 'unprotect'}
      onConfirm={confirm}
      onClose={close}
    >
      <Text size="sm">{t(`roles.${kind}.text`)}</Text>
    </WriteDialog>
  );
}

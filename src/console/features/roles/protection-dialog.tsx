import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { roleProtectionMutations } from '#console/api/role-protection.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { notifySuccess } from '#console/ui/notify.ts';
import type { Role } from '#contract/roles.ts';

type Props = { role: Role; kind: 'protect' | 'unprotect'; isOpen: boolean; onClose: () => void };

/** Confirms protecting a role or removing its protection. */
export function ProtectionDialog({ role, kind, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const change = useWrite(roleProtectionMutations[kind](role.id));
  const { name } = role;
  const close = () => {
    change.reset();
    onClose();
  };
  const confirm = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        close();
        notifySuccess(t(`roles.${kind}.done`, { name }));
      },
    });
  return (
    <WriteDialog
      action="protection:write"
      targets={[role.id]}
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

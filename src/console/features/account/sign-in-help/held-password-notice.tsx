import { Alert, Button, Group, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useHeldPassword } from './held-passwords.ts';

type Props = { userId: string; onShow: () => void };

/** Says that a temporary password was not handed over yet, and shows it again. */
export function HeldPasswordNotice({ userId, onShow }: Props) {
  const { t } = useTranslation();
  const { password } = useHeldPassword(userId);
  if (password === undefined) return null;
  return (
    <Alert role="status" color="blue" icon={<IconKey size={18} aria-hidden />} py={4} px="sm">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t('user.signIn.heldPassword')}</Text>
        <Button size="compact-sm" variant="default" onClick={onShow}>
          {t('user.signIn.showPassword')}
        </Button>
      </Group>
    </Alert>
  );
}

import { Alert, Stack, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { displayPhone } from '#console/api/display-name.ts';
import type { MessageChannel } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

type Props = { user: User; channels: readonly MessageChannel[] };

/** Notice that the user can reset the password with a verification code, so that no operator sees it. */
export function PasswordRecoveryHint({ user, channels }: Props) {
  const { t } = useTranslation();
  const email = user.primaryEmail ?? '';
  const phone = displayPhone(user.primaryPhone ?? '');
  const [only] = channels;
  return (
    <Alert role="status" icon={<IconMailForward aria-hidden />} title={t('passwords.recovery.title')}>
      <Stack gap={4}>
        <Text size="sm">
          {channels.length > 1
            ? t('passwords.recovery.both', { email, phone })
            : t(`passwords.recovery.${only ?? 'email'}`, { address: only === 'phone' ? phone : email })}
        </Text>
        <Text size="sm">{t('passwords.recovery.onlyUser')}</Text>
      </Stack>
    </Alert>
  );
}

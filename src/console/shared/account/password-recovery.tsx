import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { fetchJson } from '#console/api/http.ts';
import { CheckedGroup } from '#console/ui/submission.tsx';
import { type MessageChannel, passwordRecovery } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/** Channels over which a user can get a verification code to reset the password. */
export const passwordRecoveryQueries = {
  of: (userId: string) => {
    const request: ApiRequest = {
      method: 'GET',
      route: '/usher/users/{userId}/password-recovery',
      params: { userId },
    };
    return queryOptions({
      queryKey: ['password-recovery', userId],
      queryFn: ({ signal }) => fetchJson(request, passwordRecovery, signal),
      meta: { request },
    });
  },
};

type UserCanRecoverProps = PasswordRecoveryHintProps & {
  /** The operator states that the user can't receive the code. */
  cannot: boolean;
  onChange: (cannot: boolean) => void;
};

/** Notice that the user can reset the password without help, and the statement that this isn't possible. */
export function UserCanRecover({ user, channels, cannot, onChange }: UserCanRecoverProps) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordRecoveryHint user={user} channels={channels} />
      <CheckedGroup problem={cannot ? undefined : t('controls.confirmFirst')}>
        <Checkbox
          label={t('passwords.recovery.cannot')}
          description={t('passwords.recovery.recorded')}
          checked={cannot}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
      </CheckedGroup>
    </>
  );
}

type PasswordRecoveryHintProps = { user: User; channels: readonly MessageChannel[] };

/** Notice that the user can reset the password with a verification code, so that no operator sees it. */
function PasswordRecoveryHint({ user, channels }: PasswordRecoveryHintProps) {
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

import { Button, Checkbox, Group, Stack, Text, Alert } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useQuery, queryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import type { ApiRequest } from '#console/api/api-request.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { fetchJson } from '#console/api/http.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { passwordRecovery, type MessageChannel } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { PasswordSet } from './password-set.tsx';

type Props = { user: User };

/** For operators who may reset but not set a password: Usher's server generates it, and it is shown once. */
export function GeneratedPasswordForm({ user }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const reset = useWrite({
    action: 'passwords:reset',
    user,
    mutation: userMutations.setGeneratedPassword(user.id),
  });
  const recovery = useQuery(passwordRecoveryQueries.of(user.id));
  const [userCannotRecover, setUserCannotRecover] = useState(false);

  if (reset.data !== undefined) {
    return <PasswordSet userId={user.id} {...reset.data} onAnother={reset.reset} />;
  }
  return (
    <Loaded query={recovery} waiting={<TableSkeleton rows={2} />}>
      {({ channels }) => {
        const canRecover = channels.length > 0;
        const isShown = !canRecover || userCannotRecover;
        const set = () => reset.run({ ...(canRecover && { userCannotRecover }) });
        return (
          <Stack>
            {canRecover && (
              <>
                <PasswordRecoveryHint user={user} channels={channels} />
                <Checkbox
                  label={t('passwords.recovery.cannot')}
                  description={t('passwords.recovery.recorded')}
                  checked={userCannotRecover}
                  onChange={({ currentTarget }) => setUserCannotRecover(currentTarget.checked)}
                />
              </>
            )}
            {isShown && (
              <>
                <Text size="sm">{t('passwords.generated.text')}</Text>
                {reset.reasonField}
                {reset.error !== null && <WriteFailed error={reset.error} targets={reset.targets} />}
              </>
            )}
            <Group>
              {isShown && (
                <Button disabled={!reset.isReady} loading={reset.isPending} onClick={set}>
                  {t('passwords.generated.confirm')}
                </Button>
              )}
              <Button component={Link} to={paths.user(user.id)} state={location.state} variant="subtle">
                {t('passwords.cancel')}
              </Button>
            </Group>
          </Stack>
        );
      }}
    </Loaded>
  );
}

/** Channels over which a user can get a verification code to reset the password. */
const passwordRecoveryQueries = {
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

import { Alert, Checkbox, Stack, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { displayPhone } from '#console/api/display-name.ts';
import { fetchJson } from '#console/api/http.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { CheckedGroup } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { type MessageChannel, passwordRecovery, type Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

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

type Recovery = {
  /** Notice that the user can reset the password without help, with the statement that this isn't possible. */
  notice: ReactNode;
  /** The operator has to state that the user can't receive the code. Undefined until it is known. */
  mustState: boolean | undefined;
  /** Why that can't be known. */
  failure: { error: Error; retry: () => unknown } | undefined;
  /** Whether the operator may give the user a credential. */
  isReady: boolean;
  /** To send with the request. */
  statement: { userCannotRecover?: boolean };
};

/**
 * The gateway's rule for operators who may not choose passwords: a user who can get a code gets no credential from them,
 * unless they state that the user can't receive it.
 *
 * @param action what the operator is about to do
 */
export function useRecovery(user: User, action: Permission = 'passwords:reset'): Recovery {
  const { may } = useOperator();
  const isBound = may(action) && !may('passwords:set');
  const recovery = useQuery({ ...passwordRecoveryQueries.of(user.id), enabled: isBound });
  const [cannot, setCannot] = useState(false);
  if (!isBound) return { notice: null, mustState: false, failure: undefined, isReady: true, statement: {} };
  const { data, error, refetch } = recovery;
  const mustState = data && data.channels.length > 0;
  return {
    notice: (
      <Loaded query={recovery} waiting={<TableSkeleton rows={2} />}>
        {({ channels }) =>
          mustState === true && <UserCanRecover user={user} channels={channels} cannot={cannot} onChange={setCannot} />
        }
      </Loaded>
    ),
    mustState,
    failure: data === undefined && error !== null ? { error, retry: refetch } : undefined,
    isReady: mustState === false || (mustState === true && cannot),
    statement: mustState === true ? { userCannotRecover: cannot } : {},
  };
}

type UserCanRecoverProps = PasswordRecoveryHintProps & {
  cannot: boolean;
  onChange: (cannot: boolean) => void;
};

function UserCanRecover({ user, channels, cannot, onChange }: UserCanRecoverProps) {
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

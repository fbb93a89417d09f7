import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { isGone } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { recordOpened, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { UserNotFound } from '#console/shared/account/user-not-found.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { completePolicy } from '#contract/password-policy.ts';

import { GeneratedPasswordForm } from './generated-password-form.tsx';
import { PasswordResetForm } from './password-reset-form.tsx';

/** Sets a new password, generated or typed, depending on the permissions of the operator. */
export function PasswordResetPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const { may, closed } = useAllowed(userId);
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  const experience = useQuery(signInExperienceQueries.current());
  const name = user.data && displayName(user.data);

  const isShown = user.data !== undefined && !isGone(user.error);
  useEffect(() => {
    if (isShown) void recordOpened(userId);
  }, [isShown, userId]);

  return (
    <Stack>
      <Anchor component={Link} to={paths.user(userId)} state={location.state} size="sm">
        <IconChevronLeft size={14} aria-hidden /> <ForeignText>{name ?? t('user.backToUsers')}</ForeignText>
      </Anchor>
      <div>
        <PageTitle {...(name !== undefined && { tab: `${name} – ${t('passwords.title')}` })}>
          {t('passwords.title')}
        </PageTitle>
        {name !== undefined && <Text c="dimmed">{t('passwords.for', { name })}</Text>}
        {user.data !== undefined && <UserIdentifierLine user={user.data} />}
      </div>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={4} />}
        missing={<UserNotFound id={userId} title={t('user.notFound.title')} />}
      >
        {(found) =>
          experience.isPending ? (
            <TableSkeleton rows={4} />
          ) : (
            <Paper withBorder p="md" maw={640}>
              {may('passwords:set') && (
                <PasswordResetForm
                  user={found}
                  policy={completePolicy(experience.data?.passwordPolicy)}
                  isPolicyKnown={experience.isSuccess}
                />
              )}
              {!may('passwords:set') && may('passwords:reset') && <GeneratedPasswordForm user={found} />}
              {!may('passwords:set') && !may('passwords:reset') && (
                <Text>{t(closed === undefined ? 'passwords.notPermitted' : `user.closed.${closed}`)}</Text>
              )}
            </Paper>
          )
        }
      </Loaded>
    </Stack>
  );
}

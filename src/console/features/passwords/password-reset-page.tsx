import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { signInExperienceQueries } from '#console/api/sign-in-experience.ts';
import { AccountPage } from '#console/shared/account/account-page.tsx';
import { passwordActions, useAllowed } from '#console/shared/operator/allowed.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { completePolicy } from '#contract/password-policy.ts';
import type { User } from '#contract/users.ts';

import { GeneratedPasswordForm } from './generated-password-form.tsx';
import { PasswordResetForm } from './password-reset-form.tsx';

/** Sets a new password, generated or typed, depending on the permissions of the operator. */
export function PasswordResetPage() {
  const { t } = useTranslation();
  return (
    <AccountPage
      title={t('passwords.title')}
      tab={(name) => t('passwords.tab', { name })}
      hint={(name) => t('passwords.for', { name })}
      action={passwordActions}
      notPermitted={t('passwords.notPermitted')}
    >
      {(user) => <PasswordReset user={user} />}
    </AccountPage>
  );
}

function PasswordReset({ user }: { user: User }) {
  const { may } = useAllowed(user.id);
  const experience = useQuery(signInExperienceQueries.current());
  if (experience.isPending) return <TableSkeleton rows={4} />;
  const policy = completePolicy(experience.data?.passwordPolicy);
  const isPolicyKnown = experience.isSuccess;
  return (
    <Paper withBorder p="md" maw={640}>
      {may('passwords:set') ? (
        <PasswordResetForm user={user} policy={policy} isPolicyKnown={isPolicyKnown} />
      ) : (
        <GeneratedPasswordForm user={user} policy={isPolicyKnown ? policy : undefined} />
      )}
    </Paper>
  );
}

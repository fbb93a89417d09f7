import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { userMutations } from '#console/api/user-mutations.ts';
import { paths } from '#console/lib/paths.ts';
import { passwordRecoveryQueries, UserCanRecover } from '#console/shared/account/password-recovery.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
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

  const canRecover = (recovery.data?.channels.length ?? 0) > 0;
  const submission = useSubmission(reset.isReady, () => reset.run({ ...(canRecover && { userCannotRecover }) }));
  if (reset.data !== undefined) {
    return <PasswordSet userId={user.id} {...reset.data} onAnother={reset.reset} />;
  }
  return (
    <Loaded query={recovery} waiting={<TableSkeleton rows={2} />}>
      {({ channels }) => {
        const isShown = !canRecover || userCannotRecover;
        return (
          <SubmissionArea submission={submission}>
            <Stack>
              {canRecover && (
                <UserCanRecover
                  user={user}
                  channels={channels}
                  cannot={userCannotRecover}
                  onChange={setUserCannotRecover}
                />
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
                  <SubmitButton
                    submission={submission}
                    variant={reset.needsApproval ? 'default' : 'filled'}
                    loading={reset.isPending}
                  >
                    {t('passwords.generated.confirm')}
                  </SubmitButton>
                )}
                <Button component={Link} to={paths.user(user.id)} state={location.state} variant="subtle">
                  {t('passwords.cancel')}
                </Button>
              </Group>
            </Stack>
          </SubmissionArea>
        );
      }}
    </Loaded>
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { userMutations } from '#console/api/user-mutations.ts';
import { paths } from '#console/lib/paths.ts';
import { useRecovery } from '#console/shared/account/password-recovery.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
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
  const recovery = useRecovery(user);
  const submission = useSubmission(recovery.isReady && reset.isReady, () => reset.run(recovery.statement));
  if (reset.data !== undefined) {
    return <PasswordSet userId={user.id} {...reset.data} onAnother={reset.reset} />;
  }
  return (
    <SubmissionArea submission={submission}>
      <Stack>
        {recovery.notice}
        {recovery.isReady && (
          <>
            <Text size="sm">{t('passwords.generated.text')}</Text>
            {reset.reasonField}
            {reset.error !== null && <WriteFailed error={reset.error} targets={reset.targets} />}
          </>
        )}
        <Group>
          {recovery.isReady && (
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
}

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { paths } from '#console/lib/paths.ts';
import { useRecovery } from '#console/shared/account/password-recovery.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { canGeneratePassword } from '#contract/password-generation.ts';
import type { PasswordPolicy } from '#contract/password-policy.ts';
import type { User } from '#contract/users.ts';

import { PasswordSet } from './password-set.tsx';

type Props = {
  user: User;
  /** Undefined when the tenant's policy could not be loaded. */
  policy: PasswordPolicy | undefined;
};

/** For operators who may reset but not set a password: Usher's server generates it, and it is shown once. */
export function GeneratedPasswordForm({ user, policy }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const reset = useWrite({
    action: 'passwords:reset',
    user,
    mutation: userMutations.setGeneratedPassword(user.id),
  });
  const recovery = useRecovery(user);
  const { error } = reset;
  // The gateway may know better: the policy may have changed, and Logto refuses breached passwords.
  const isRefused = error instanceof ApiError && error.code === gatewayErrorCodes.noSuitablePassword;
  const isPossible = useMemo(() => policy === undefined || canGeneratePassword(policy, user), [policy, user]);
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
            {isPossible && !isRefused && (
              <Text size="sm">
                {t(policy === undefined ? 'passwords.generated.policyUnknown' : 'passwords.generated.text')}
              </Text>
            )}
            {isPossible ? reset.reasonField : <Alert color="orange">{t('passwords.generated.impossible')}</Alert>}
            {error !== null && <WriteFailed error={error} targets={reset.targets} />}
          </>
        )}
        <Group>
          {recovery.isReady && isPossible && (
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

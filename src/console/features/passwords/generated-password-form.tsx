import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { userMutations } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useReason } from '#console/parts/use-reason.tsx';
import { useWrite } from '#console/parts/use-write.ts';
import { WriteFailed } from '#console/parts/write-failed.tsx';
import type { User } from '#contract/users.ts';

import { PasswordSet } from './password-set.tsx';

type Props = { user: User };

/** For operators who may reset a password but not choose one: Usher's server makes it up, and shows it once. */
export function GeneratedPasswordForm({ user }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const reset = useWrite(userMutations.setGeneratedPassword(user.id));
  const reason = useReason([user.id], 'passwords:reset');

  if (reset.data !== undefined) {
    return <PasswordSet userId={user.id} {...reset.data} onAnother={reset.reset} />;
  }
  const set = () => {
    reason.give();
    reset.mutate();
  };
  return (
    <Stack>
      <Text size="sm">{t('passwords.generated.text')}</Text>
      {reason.field}
      {reset.error !== null && <WriteFailed error={reset.error} />}
      <Group>
        <Button disabled={!reason.isGiven} loading={reset.isPending} onClick={set}>
          {t('passwords.generated.confirm')}
        </Button>
        <Button component={Link} to={paths.user(user.id)} state={location.state} variant="subtle">
          {t('passwords.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

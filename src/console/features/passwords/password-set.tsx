import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { PasswordReplaced } from '#console/shared/account/password-replaced.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';

type Props = {
  userId: string;
  password: string;
  /** False when the outcome is unknown because the identity service did not respond. */
  isCertain?: boolean;
  /** ID under which the audit log has the write. */
  requestId: string | undefined;
  onAnother: () => void;
};

/** Result of a password reset: its effects, next steps, and the password, shown for the last time. */
export function PasswordSet({ userId, password, isCertain = true, requestId, onAnother }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  return (
    <Stack>
      {isCertain ? (
        <Alert color="green" icon={<IconCheck aria-hidden />} title={t('passwords.done.title')}>
          <Stack gap={4}>
            <Text size="sm">{t('passwords.done.sessions')}</Text>
            <Text size="sm">{t('passwords.done.suspendHint')}</Text>
          </Stack>
        </Alert>
      ) : (
        <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('outcome.title')}>
          <Stack gap={4}>
            <Text size="sm">{t('passwords.unknown.text')}</Text>
            <Text size="sm">{t('passwords.unknown.next')}</Text>
          </Stack>
        </Alert>
      )}
      <div>
        <PasswordReplaced userId={userId} requestId={requestId} />
        <PasswordField label={t('passwords.field')} description={t('passwords.done.once')} value={password} readOnly />
      </div>
      <Group>
        <Button component={Link} to={paths.user(userId)} state={location.state}>
          {t('passwords.done.toUser')}
        </Button>
        <Button component={Link} to={paths.userSignOut(userId)} state={location.state} variant="default">
          {t('passwords.done.signOut')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('passwords.done.another')}
        </Button>
      </Group>
    </Stack>
  );
}

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { userRequests } from '#console/api/user-requests.ts';
import { userMutations } from '#console/api/users.ts';
import { generatePassword } from '#console/lib/generate-password.ts';
import { paths } from '#console/lib/paths.ts';
import { ShowRequest } from '#console/shared/write/show-request.tsx';
import { useReason } from '#console/shared/write/use-reason.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import type { PasswordPolicy } from '#contract/password-policy.ts';
import type { User } from '#contract/users.ts';

import { PasswordRules } from './password-rules.tsx';
import { PasswordSet } from './password-set.tsx';
import { PasswordStrength } from './password-strength.tsx';
import { brokenRules } from './policy-rules.ts';

type Props = { user: User; policy: PasswordPolicy; isPolicyKnown: boolean };

/** Entropy below which the form says that the policy makes generated passwords weak. */
const minEntropyBits = 80;

/** Keeps the password only in the state of this component, never in a draft, URL, storage or log. */
export function PasswordResetForm({ user, policy, isPolicyKnown }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const generate = () =>
    generatePassword({
      ...policy.length,
      isAccepted: (candidate) => brokenRules(candidate, policy, user).length === 0,
    });
  const [generated, setGenerated] = useState(generate);
  const [password, setPassword] = useState(generated.password);
  const change = useWrite(userMutations.setPassword(user.id));
  const reason = useReason([user.id], 'passwords:set');
  const isGenerated = password === generated.password;

  if (change.isSuccess && change.variables !== undefined) {
    return (
      <PasswordSet
        userId={user.id}
        // The password that was sent, as the input may have changed since.
        password={change.variables}
        onAnother={() => {
          regenerate();
          change.reset();
        }}
      />
    );
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Text size="sm">{t('passwords.intro')}</Text>
        <PasswordField label={t('passwords.field')} value={password} onChange={setPassword} />
        {isGenerated ? (
          <Text size="sm" c="dimmed">
            {generated.bits >= minEntropyBits
              ? t('passwords.entropy', { bits: generated.bits })
              : t('passwords.shortPolicy')}
          </Text>
        ) : (
          <PasswordStrength password={password} user={user} />
        )}
        <PasswordRules policy={policy} isKnown={isPolicyKnown} broken={brokenRules(password, policy, user)} />
        {reason.field}
        {change.error !== null && <WriteFailed error={change.error} />}
        <Group>
          <Button type="submit" disabled={password === '' || !reason.isGiven} loading={change.isPending}>
            {t('passwords.set')}
          </Button>
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={regenerate}>
            {t('passwords.generate')}
          </Button>
          <Button component={Link} to={paths.user(user.id)} state={location.state} variant="subtle">
            {t('passwords.cancel')}
          </Button>
        </Group>
        <ShowRequest requests={[userRequests.setPassword(user.id, '<password>')]} />
      </Stack>
    </form>
  );

  function regenerate() {
    const next = generate();
    setGenerated(next);
    setPassword(next.password);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (password === '' || !reason.isGiven) return;
    reason.remember();
    change.mutate(password);
  }
}

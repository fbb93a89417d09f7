import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { GeneratedPassword } from '#console/api/user-mutations.ts';
import { AccountPage } from '#console/shared/account/account-page.tsx';
import { PasswordReplaced } from '#console/shared/account/password-replaced.tsx';
import { GuidedFlow } from '#console/shared/guided-flow/guided-flow.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import type { User } from '#contract/users.ts';

import { RecentChanges } from './recent-changes.tsx';
import { useRecentChanges } from './use-recent-changes.ts';
import { useSecureSteps } from './use-secure-steps.tsx';

/** Age up to which changes and factors count as recent, in ms. */
const recentAge = 30 * 24 * 60 * 60_000;

/** Locks an attacker out of an account, in steps that can be skipped. */
export function SecurePage() {
  const { t } = useTranslation();
  return (
    <AccountPage
      title={t('secure.title')}
      tab={(name) => t('secure.tab', { name })}
      hint={(name) => t('secure.hint', { name })}
      action="flows:secure"
      notPermitted={t('secure.hidden')}
    >
      {(user) => <Secure user={user} />}
    </AccountPage>
  );
}

function Secure({ user }: { user: User }) {
  const { t } = useTranslation();
  const [since] = useState(() => Date.now() - recentAge);
  const [password, setPassword] = useState<GeneratedPassword>();
  const [isHandedOver, setIsHandedOver] = useState(false);
  const recent = useRecentChanges(user.id, since);
  const steps = useSecureSteps({ user, since, recent, password, onPassword: setPassword });
  const isPasswordShown = password !== undefined && !isHandedOver;
  return (
    <>
      <RecentChanges user={user} recent={recent} />
      <GuidedFlow
        user={user}
        flow="secure"
        steps={steps}
        leaving={
          isPasswordShown ? { title: t('secure.password.guardTitle'), text: t('secure.password.guardText') } : undefined
        }
      />
      {isPasswordShown && <NewPassword userId={user.id} {...password} onHandedOver={() => setIsHandedOver(true)} />}
    </>
  );
}

type NewPasswordProps = GeneratedPassword & { userId: string; onHandedOver: () => void };

/** The generated password, until the operator has handed it over. */
function NewPassword({ userId, password, isCertain, requestId, onHandedOver }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="status" icon={<IconKey aria-hidden />}>
      <Stack gap="sm" align="start">
        {!isCertain && <Text size="sm">{t('secure.password.unknown')}</Text>}
        <div>
          <PasswordReplaced userId={userId} requestId={requestId} />
          <PasswordField
            label={t('secure.password.shown')}
            description={t('secure.password.once')}
            value={password}
            readOnly
          />
        </div>
        <Button variant="default" onClick={onHandedOver}>
          {t('secure.password.handedOver')}
        </Button>
      </Stack>
    </Alert>
  );
}

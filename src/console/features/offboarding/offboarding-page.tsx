import { useTranslation } from 'react-i18next';

import { AccountPage } from '#console/shared/account/account-page.tsx';
import { GuidedFlow } from '#console/shared/guided-flow/guided-flow.tsx';
import type { User } from '#contract/users.ts';

import { useOffboardingSteps } from './offboarding-steps.tsx';

/** Guided flow that closes the account of a user who leaves. */
export function OffboardingPage() {
  const { t } = useTranslation();
  return (
    <AccountPage
      title={t('offboarding.title')}
      tab={(name) => t('offboarding.tab', { name })}
      hint={(name) => t('offboarding.hint', { name })}
      maxWidth={760}
      action="flows:offboard"
      notPermitted={t('offboarding.notPermitted')}
    >
      {(user) => <Steps user={user} />}
    </AccountPage>
  );
}

function Steps({ user }: { user: User }) {
  return <GuidedFlow user={user} flow="offboard" steps={useOffboardingSteps(user)} />;
}

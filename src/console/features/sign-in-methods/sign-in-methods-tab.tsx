import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { TabTitle } from '#console/ui/tab-title.tsx';
import type { User } from '#contract/users.ts';

import { FactorsCard } from './factors-card.tsx';
import { EnterpriseIdentitiesCard, SocialIdentitiesCard } from './identity-cards.tsx';
import { MfaAnswersCard } from './mfa-answers-card.tsx';
import { PasswordCard } from './password-card.tsx';

/** Sign-in methods of a user. Each card loads and fails independently. */
export function SignInMethodsTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  return (
    <Stack key={user.id}>
      <TabTitle name={displayName(user)}>{t('user.sections.signInMethods')}</TabTitle>
      <PasswordCard user={user} />
      <SocialIdentitiesCard user={user} />
      <EnterpriseIdentitiesCard user={user} />
      <FactorsCard user={user} />
      <MfaAnswersCard user={user} />
    </Stack>
  );
}

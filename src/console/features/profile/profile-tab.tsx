import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import type { User } from '#contract/users.ts';

import { ProfileFacts } from './profile-facts.tsx';
import { ProfileForm } from './profile-form.tsx';

/** Profile of a user, read-only for operators who may not edit any of it. */
export function ProfileTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useAllowed(user.id);
  const mayWrite = may('users:write-profile') || may('users:write-identifiers');
  return (
    <>
      <TabTitle name={displayName(user)}>{t('profile.title')}</TabTitle>
      {mayWrite ? <ProfileForm user={user} /> : <ProfileFacts user={user} />}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/data/applications.ts';
import { displayPhone } from '#console/data/display-name.ts';
import { CopyableFact, Fact, Facts } from '#console/ui/facts.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { User } from '#contract/users.ts';

type Props = { user: User };

/** Identifiers and dates at a glance. */
export function UserFacts({ user }: Props) {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  const app = applications.data?.find(({ id }) => id === user.applicationId);
  const phone = user.primaryPhone === null ? null : displayPhone(user.primaryPhone);
  return (
    <Facts>
      <CopyableFact label={t('user.facts.id')} value={user.id} copyLabel={() => t('user.copyId')} />
      <CopyableFact
        label={t('user.facts.email')}
        value={user.primaryEmail}
        copyLabel={(value) => t('users.copy.email', { value })}
      />
      <CopyableFact
        label={t('user.facts.phone')}
        value={phone}
        copyLabel={(value) => t('users.copy.phone', { value })}
      />
      <CopyableFact
        label={t('user.facts.username')}
        value={user.username}
        copyLabel={(value) => t('users.copy.username', { value })}
      />
      <Fact label={t('user.facts.lastSignIn')}>
        {user.lastSignInAt === null ? t('common.never') : <Timestamp value={user.lastSignInAt} as="relative" />}
      </Fact>
      <Fact label={t('user.facts.created')}>
        <Timestamp value={user.createdAt} />
      </Fact>
      <Fact label={t('user.facts.app')}>
        {user.applicationId === null ? t('user.facts.appNone') : (app?.name ?? user.applicationId)}
      </Fact>
      {user.hasPassword !== undefined && (
        <Fact label={t('user.facts.password')}>
          {user.hasPassword ? t('user.facts.passwordSet') : t('user.facts.passwordNotSet')}
        </Fact>
      )}
    </Facts>
  );
}

import { Anchor, Stack, Text } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { isGone } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import { recordOpened, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { UserNotFound } from '#console/shared/account/user-not-found.tsx';
import { GuidedFlow } from '#console/shared/guided-flow/guided-flow.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { useOffboardingSteps } from './offboarding-steps.tsx';

/** Guided flow that closes the account of a user who leaves. */
export function OffboardingPage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const { may } = useOperator();
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  const name = user.data && displayName(user.data);

  const isShown = user.data !== undefined && !isGone(user.error);
  useEffect(() => {
    if (isShown) void recordOpened(userId);
  }, [isShown, userId]);

  return (
    <Stack maw={760}>
      <Anchor component={Link} to={paths.user(userId)} state={location.state} size="sm">
        <IconChevronLeft size={14} aria-hidden /> <ForeignText>{name ?? t('user.backToUsers')}</ForeignText>
      </Anchor>
      <div>
        <PageTitle {...(name !== undefined && { tab: `${name} – ${t('offboarding.title')}` })}>
          {name === undefined ? t('offboarding.title') : t('offboarding.for', { name })}
        </PageTitle>
        {user.data !== undefined && <UserIdentifierLine user={user.data} />}
      </div>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={6} />}
        missing={<UserNotFound id={userId} title={t('user.notFound.title')} />}
      >
        {(found) => (may('flows:offboard') ? <Steps user={found} /> : <Text>{t('offboarding.notPermitted')}</Text>)}
      </Loaded>
    </Stack>
  );
}

function Steps({ user }: { user: User }) {
  const { t } = useTranslation();
  const steps = useOffboardingSteps(user);
  return (
    <>
      <Text size="sm">{t('offboarding.text')}</Text>
      <GuidedFlow
        user={user}
        flow="offboard"
        steps={steps}
        confirmLabel={(count) => t('offboarding.confirm', { count })}
      />
    </>
  );
}

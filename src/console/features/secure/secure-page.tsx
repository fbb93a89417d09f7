import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconKey } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { isGone } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import type { GeneratedPassword } from '#console/api/user-mutations.ts';
import { recordOpened, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { UserNotFound } from '#console/shared/account/user-not-found.tsx';
import { GuidedFlow } from '#console/shared/guided-flow/guided-flow.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

import { RecentChanges } from './recent-changes.tsx';
import { useRecentChanges } from './use-recent-changes.ts';
import { useSecureSteps } from './use-secure-steps.tsx';

/** Age up to which changes and factors count as recent, in ms. */
const recentAge = 30 * 24 * 60 * 60_000;

/** Locks an attacker out of an account, in steps that can be skipped. */
export function SecurePage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const { may, closed } = useAllowed(userId);
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  const name = user.data && displayName(user.data);

  const isShown = user.data !== undefined && !isGone(user.error);
  useEffect(() => {
    if (isShown) void recordOpened(userId);
  }, [isShown, userId]);

  return (
    <Stack>
      <Anchor component={Link} to={paths.user(userId)} state={location.state} size="sm">
        <IconChevronLeft size={14} aria-hidden /> <ForeignText>{name ?? t('user.backToUsers')}</ForeignText>
      </Anchor>
      <div>
        <PageTitle {...(name !== undefined && { tab: t('secure.tab', { name }) })}>{t('secure.title')}</PageTitle>
        {name !== undefined && <Text c="dimmed">{t('secure.hint', { name })}</Text>}
        {user.data !== undefined && <UserIdentifierLine user={user.data} />}
      </div>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={8} />}
        missing={<UserNotFound id={userId} title={t('user.notFound.title')} />}
      >
        {(found) =>
          may('flows:secure') ? (
            <Secure key={found.id} user={found} />
          ) : (
            <Text>{t(closed === undefined ? 'secure.hidden' : `user.closed.${closed}`)}</Text>
          )
        }
      </Loaded>
    </Stack>
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
      <GuidedFlow user={user} flow="secure" steps={steps} confirmLabel={(count) => t('secure.confirm', { count })} />
      {isPasswordShown && <NewPassword {...password} onHandedOver={() => setIsHandedOver(true)} />}
      <UnsavedChangesGuard
        hasChanges={isPasswordShown}
        title={t('secure.password.guardTitle')}
        text={t('secure.password.guardText')}
      />
    </>
  );
}

type NewPasswordProps = GeneratedPassword & { onHandedOver: () => void };

/** The generated password, until the operator has handed it over. */
function NewPassword({ password, isCertain, onHandedOver }: NewPasswordProps) {
  const { t } = useTranslation();
  return (
    <Alert color="orange" role="status" icon={<IconKey aria-hidden />}>
      <Stack gap="sm" align="start">
        {!isCertain && <Text size="sm">{t('secure.password.unknown')}</Text>}
        <PasswordField
          label={t('secure.password.shown')}
          description={t('secure.password.once')}
          value={password}
          readOnly
        />
        <Button variant="default" onClick={onHandedOver}>
          {t('secure.password.handedOver')}
        </Button>
      </Stack>
    </Alert>
  );
}

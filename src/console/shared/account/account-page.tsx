import { Anchor, Stack, Text } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { isGone } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import { recordOpened, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { UserNotFound } from './user-not-found.tsx';

type Props = {
  title: string;
  /** Title of the browser tab. */
  tab: (name: string) => string;
  /** Sentence below the title. */
  hint: (name: string) => string;
  /** Greatest width of the page, in px. */
  maxWidth?: number;
  /** One or more permissions, of which one is enough. Without them, or for a read-only account, the page says why. */
  action?: Permission | readonly Permission[];
  /** Said to operators whose role lacks the permission. */
  notPermitted?: string;
  /** Rendered anew for another account, so that choices don't stay. */
  children: (user: User) => ReactNode;
};

/** Page about one account beside its sections, with the way back to them. */
export function AccountPage({ title, tab, hint, maxWidth, action, notPermitted, children }: Props) {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  const name = user.data && displayName(user.data);
  useRecordOpened(user.data, user.error);
  return (
    <Stack maw={maxWidth}>
      <Anchor component={Link} to={paths.user(userId)} state={location.state} size="sm">
        <IconChevronLeft size={14} aria-hidden /> <ForeignText>{name ?? t('user.backToUsers')}</ForeignText>
      </Anchor>
      <div>
        <PageTitle {...(name !== undefined && { tab: tab(name) })}>{title}</PageTitle>
        {name !== undefined && <Text c="dimmed">{hint(name)}</Text>}
        {user.data !== undefined && <UserIdentifierLine user={user.data} />}
      </div>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={6} />}
        missing={<UserNotFound id={userId} title={t('user.notFound.title')} />}
      >
        {(found) => (
          <Stack key={found.id}>
            {action === undefined ? (
              children(found)
            ) : (
              <Permitted userId={found.id} action={action} notPermitted={notPermitted}>
                {children(found)}
              </Permitted>
            )}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

type PermittedProps = {
  userId: string;
  action: Permission | readonly Permission[];
  notPermitted: string | undefined;
  children: ReactNode;
};

function Permitted({ userId, action, notPermitted, children }: PermittedProps) {
  const { t } = useTranslation();
  const { may, closed } = useAllowed(userId);
  const { may: mayByRole } = useOperator();
  const actions = [action].flat();
  if (actions.some(may)) return children;
  if (closed !== undefined) return <Text>{t(`user.closed.${closed}`)}</Text>;
  // Protected roles are still loading.
  if (actions.some(mayByRole)) return <TableSkeleton rows={6} />;
  return <Text>{notPermitted}</Text>;
}

/** Records in the audit log that an account is shown. */
export function useRecordOpened(user: User | undefined, error: Error | null): void {
  const id = user === undefined || isGone(error) ? undefined : user.id;
  useEffect(() => {
    if (id !== undefined) void recordOpened(id);
  }, [id]);
}

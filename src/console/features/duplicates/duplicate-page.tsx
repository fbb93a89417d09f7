import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import * as z from 'zod/mini';

import { isGone } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import { recordOpened, userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { UserNotFound } from '#console/shared/account/user-not-found.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserSelect } from '#console/shared/search/user-select.tsx';
import { UserIdentifierLine } from '#console/shared/write/write-dialog.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AccountComparison } from './account-comparison.tsx';

const urlState = z.object({ with: z.catch(z.optional(z.string()), undefined) });

/** Two accounts side by side: the one in the path stays, the one in the query is the duplicate. */
export function DuplicatePage() {
  const { t } = useTranslation();
  const { userId = '' } = useParams();
  const location = useLocation();
  const user = useQuery(userQueries.detail(useQueryClient(), userId));
  const name = user.data && displayName(user.data);
  useOpened(user.data, user.error);
  return (
    <Stack>
      <Anchor component={Link} to={paths.user(userId)} state={location.state} size="sm">
        <IconChevronLeft size={14} aria-hidden /> <ForeignText>{name ?? t('user.backToUsers')}</ForeignText>
      </Anchor>
      <div>
        <PageTitle {...(name !== undefined && { tab: t('duplicates.tab', { name }) })}>
          {t('duplicates.title')}
        </PageTitle>
        {name !== undefined && <Text c="dimmed">{t('duplicates.hint', { name })}</Text>}
        {user.data !== undefined && <UserIdentifierLine user={user.data} />}
      </div>
      <Loaded
        query={user}
        waiting={<TableSkeleton rows={4} />}
        missing={<UserNotFound id={userId} title={t('user.notFound.title')} />}
      >
        {/* The key discards the choices when the accounts are swapped. */}
        {(found) => <Duplicate key={found.id} kept={found} />}
      </Loaded>
    </Stack>
  );
}

function Duplicate({ kept }: { kept: User }) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { state, replace } = useUrlState(urlState);
  const otherId = state.with;
  const isSame = otherId === kept.id;
  return (
    <>
      <Group align="end">
        <Box flex="1 1 16rem" maw={420}>
          <UserSelect
            label={t('duplicates.choose')}
            placeholder={t(may('users:search') ? 'duplicates.choosePlaceholder' : 'duplicates.choosePlaceholderExact')}
            noMatch={t('duplicates.noMatch')}
            unknownLabel={(id) => id}
            value={otherId}
            onChange={(id) => replace({ with: id })}
          />
        </Box>
        {otherId !== undefined && !isSame && (
          <Button component={Link} to={paths.userDuplicate(otherId, kept.id)} variant="default">
            {t('duplicates.keepOther')}
          </Button>
        )}
      </Group>
      {isSame && <Text>{t('duplicates.same')}</Text>}
      {otherId !== undefined && !isSame && <Other key={otherId} kept={kept} otherId={otherId} />}
    </>
  );
}

function Other({ kept, otherId }: { kept: User; otherId: string }) {
  const { t } = useTranslation();
  const other = useQuery(userQueries.detail(useQueryClient(), otherId));
  useOpened(other.data, other.error);
  return (
    <Loaded
      query={other}
      waiting={<TableSkeleton rows={8} />}
      missing={<Text>{t('duplicates.notFound', { id: otherId })}</Text>}
    >
      {(found) => <AccountComparison kept={kept} other={found} />}
    </Loaded>
  );
}

/** Records that the account was opened, because the page shows it. */
function useOpened(user: User | undefined, error: Error | null): void {
  const id = user === undefined || isGone(error) ? undefined : user.id;
  useEffect(() => {
    if (id !== undefined) void recordOpened(id);
  }, [id]);
}

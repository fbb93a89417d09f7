import { Box, Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import * as z from 'zod/mini';

import { userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { AccountPage, useRecordOpened } from '#console/shared/account/account-page.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { UserSelect } from '#console/shared/search/user-select.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

import { AccountComparison } from './account-comparison.tsx';

const urlState = z.object({ with: z.catch(z.optional(z.string()), undefined) });

/** Two accounts side by side: the one in the path stays, the one in the query is the duplicate. */
export function DuplicatePage() {
  const { t } = useTranslation();
  // The comparison of an account that the operator chose here gets the focus; one that a link opens does not.
  const [isChosen, setIsChosen] = useState(false);
  return (
    <AccountPage
      title={t('duplicates.title')}
      tab={(name) => t('duplicates.tab', { name })}
      hint={(name) => t('duplicates.hint', { name })}
    >
      {(kept) => <Duplicate kept={kept} isChosen={isChosen} onChoose={() => setIsChosen(true)} />}
    </AccountPage>
  );
}

type DuplicateProps = { kept: User; isChosen: boolean; onChoose: () => void };

function Duplicate({ kept, isChosen, onChoose }: DuplicateProps) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { state, replace } = useUrlState(urlState);
  const otherId = state.with;
  const isSame = otherId === kept.id;
  const [deletedId, setDeletedId] = useState<string>();
  const isDeleted = otherId !== undefined && otherId === deletedId;
  const client = useQueryClient();
  const other = useQuery({ ...userQueries.detail(client, otherId ?? ''), enabled: otherId !== undefined && !isSame });
  return (
    <>
      <Group align="end">
        <Box flex="1 1 16rem" maw={420}>
          <UserSelect
            label={t('duplicates.choose')}
            placeholder={t(may('users:search') ? 'duplicates.choosePlaceholder' : 'duplicates.choosePlaceholderExact')}
            noMatch={t('duplicates.noMatch')}
            found={(count) => t('duplicates.found', { count })}
            unknownLabel={(id) => id}
            value={otherId}
            onChange={(id) => {
              onChoose();
              replace({ with: id });
            }}
          />
        </Box>
        {otherId !== undefined && !isSame && !isDeleted && other.data !== undefined && (
          <Button component={Link} to={paths.userDuplicate(otherId, kept.id)} variant="default" onClick={onChoose}>
            {t('duplicates.keepOther')}
          </Button>
        )}
      </Group>
      <Text aria-live="polite">{isSame && t('duplicates.same')}</Text>
      {otherId !== undefined && !isSame && (
        <Other
          key={otherId}
          kept={kept}
          otherId={otherId}
          isChosen={isChosen}
          isDeleted={isDeleted}
          onDeleted={() => setDeletedId(otherId)}
        />
      )}
    </>
  );
}

type OtherProps = { kept: User; otherId: string; isChosen: boolean; isDeleted: boolean; onDeleted: () => void };

function Other({ kept, otherId, isChosen, ...deletion }: OtherProps) {
  const { t } = useTranslation();
  const other = useQuery(userQueries.detail(useQueryClient(), otherId));
  useRecordOpened(other.data, other.error);
  return (
    <Loaded
      query={other}
      waiting={<TableSkeleton rows={8} />}
      missing={<Text>{t('duplicates.notFound', { id: otherId })}</Text>}
    >
      {(found) => <AccountComparison kept={kept} other={found} isFocused={isChosen} {...deletion} />}
    </Loaded>
  );
}

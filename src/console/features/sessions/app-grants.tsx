import { Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Loaded } from '#console/shared/loading/loaded.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Grant, Session } from '#contract/sessions.ts';

import { GrantTable } from './grant-table.tsx';

type Props = {
  firstParty: UseQueryResult<Grant[]>;
  thirdParty: UseQueryResult<Grant[]>;
  sessions: readonly Session[];
  isReadOnly: boolean;
  onRevoke: (grant: Grant) => void;
};

/** Grants of first-party and third-party apps. */
export function AppGrants({ firstParty, thirdParty, sessions, isReadOnly, onRevoke }: Props) {
  const { t } = useTranslation();
  const groups = [
    { label: t('sessions.grants.firstParty'), query: firstParty, none: t('sessions.grants.noneFirstParty') },
    { label: t('sessions.grants.thirdParty'), query: thirdParty, none: t('sessions.grants.noneThirdParty') },
  ];
  return groups.map(({ label, query, none }) => (
    <Stack key={label} gap="xs" component="section" aria-label={label}>
      <Title order={3} size="h5">
        {label}
      </Title>
      <Loaded query={query} waiting={<TableSkeleton rows={1} />}>
        {(grants) =>
          grants.length === 0 ? (
            <Text size="sm" c="dimmed">
              {none}
            </Text>
          ) : (
            <GrantTable label={label} grants={grants} sessions={sessions} isReadOnly={isReadOnly} onRevoke={onRevoke} />
          )
        }
      </Loaded>
    </Stack>
  ));
}

import { Anchor, Badge, Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { logQueries } from '#console/api/logs.ts';
import { mfaQueries } from '#console/api/mfa.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { roleQueries } from '#console/api/roles.ts';
import { tokenQueries } from '#console/api/tokens.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { shortUrl } from '#console/lib/short-url.ts';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TextList } from '#console/ui/text-list.tsx';
import type { User } from '#contract/users.ts';

import { type AccountData, compareAccounts, type ComparedRow, type Difference } from './compare-accounts.ts';
import classes from './duplicates.module.css';
import { MergeSteps } from './merge-steps.tsx';
import { planByHand } from './plan-merge.ts';

type Props = {
  kept: User;
  other: User;
  /** The other account was deleted here, so that nothing leads to it any more. */
  isDeleted: boolean;
  onDeleted: () => void;
};

/** The differences of two accounts, what to move by hand, and the steps that move the rest. */
export function AccountComparison({ kept, other, isDeleted, onDeleted }: Props) {
  const { t } = useTranslation();
  const [keptData, otherData] = [useAccountData(kept), useAccountData(other)];
  const byHand = planByHand(kept, {
    user: other,
    factors: otherData.factors?.length ?? 0,
    tokens: otherData.tokens?.length ?? 0,
  });
  return (
    <>
      <Differences kept={keptData} other={{ ...otherData, isDeleted }} />
      <SectionCard title={t('duplicates.byHand.title')}>
        {byHand.length === 0 ? (
          <Text size="sm">{t('duplicates.byHand.none')}</Text>
        ) : (
          <>
            <TextList>
              {byHand.map((move) => (
                <li key={move}>
                  {t(
                    isDeleted && (move === 'identifiers' || move === 'identities')
                      ? `duplicates.byHand.freed.${move}`
                      : `duplicates.byHand.${move}`,
                  )}
                </li>
              ))}
            </TextList>
            <Anchor component={Link} to={paths.user(kept.id)} size="sm">
              {t('duplicates.byHand.toKept', { name: displayName(kept) })}
            </Anchor>
            {!isDeleted && (
              <Anchor component={Link} to={paths.user(other.id)} size="sm">
                {t('duplicates.byHand.toOther')}
              </Anchor>
            )}
          </>
        )}
      </SectionCard>
      <SectionCard title={t('duplicates.steps.title')}>
        <MergeSteps kept={kept} other={other} isDeleted={isDeleted} onDeleted={onDeleted} />
      </SectionCard>
    </>
  );
}

function useAccountData(user: User): AccountData {
  const entries = useQuery(logQueries.list({ userId: user.id, page: 1, page_size: 1 }));
  return {
    user,
    roles: useQuery(roleQueries.ofUser(user.id)).data,
    organizations: useQuery(organizationQueries.ofUser(user.id)).data,
    factors: useQuery(mfaQueries.list(user.id)).data,
    tokens: useQuery(tokenQueries.list(user.id)).data,
    entries: entries.isPlaceholderData ? undefined : entries.data?.total,
  };
}

const colors: Readonly<Record<Difference, string>> = {
  same: 'gray',
  different: 'orange',
  onlyKept: 'blue',
  onlyOther: 'grape',
  unknown: 'gray',
};

function Differences({ kept, other }: { kept: AccountData; other: AccountData }) {
  const { t, i18n } = useTranslation();
  const [isDifferencesOnly, setIsDifferencesOnly] = useState(false);
  const rows = compareAccounts(kept, other, { t, date: (at) => formatDateTime(at, i18n.language) });
  const shown = isDifferencesOnly ? rows.filter(({ difference }) => difference !== 'same') : rows;
  return (
    <Stack gap="xs">
      <Checkbox
        label={t('duplicates.table.onlyDifferences')}
        checked={isDifferencesOnly}
        onChange={(event) => setIsDifferencesOnly(event.currentTarget.checked)}
      />
      {shown.length === 0 ? (
        <Text>{t('duplicates.table.noDifferences')}</Text>
      ) : (
        <DataTable
          label={t('duplicates.table.title')}
          isStale={false}
          head={
            <>
              <th scope="col" className={classes.field}>
                {t('duplicates.table.field')}
              </th>
              <th scope="col" className={classes.account}>
                {t('duplicates.table.kept', { name: displayName(kept.user) })}
              </th>
              <th scope="col" className={classes.account}>
                {t('duplicates.table.other', { name: displayName(other.user) })}
              </th>
            </>
          }
        >
          {shown.map((row) => (
            <Row key={row.label} row={row} />
          ))}
        </DataTable>
      )}
    </Stack>
  );
}

function Row({ row: { label, kept, other, difference } }: { row: ComparedRow }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" className={classes.field}>
        {label}
        <Badge
          color={colors[difference]}
          variant="light"
          tt="none"
          size="sm"
          radius="sm"
          classNames={{ root: classes.difference, label: classes.differenceLabel }}
        >
          {t(`duplicates.difference.${difference}`)}
        </Badge>
      </th>
      <Values values={kept} />
      <Values values={other} />
    </tr>
  );
}

function Values({ values }: { values: readonly string[] | undefined }) {
  const { t } = useTranslation();
  return (
    <td className={classes.values}>
      {values === undefined && <Text size="sm">{t('duplicates.table.notRead')}</Text>}
      {values?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('duplicates.table.empty')}
        </Text>
      )}
      {values?.map((value) => (
        <div key={value}>
          <ForeignText>{value.startsWith('data:') ? shortUrl(value) : value}</ForeignText>
        </div>
      ))}
    </td>
  );
}

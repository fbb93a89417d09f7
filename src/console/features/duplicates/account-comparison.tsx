import { Anchor, Badge, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
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
  /** The heading gets the focus when the comparison appears. */
  isFocused: boolean;
  /** The other account was deleted here, so that nothing leads to it any more. */
  isDeleted: boolean;
  onDeleted: () => void;
};

/** The differences of two accounts, what to move by hand, and the steps that move the rest. */
export function AccountComparison({ kept, other, isFocused, isDeleted, onDeleted }: Props) {
  const { t } = useTranslation();
  const [{ isLoading: isKeptLoading, ...keptData }, { isLoading: isOtherLoading, ...otherData }] = [
    useAccountData(kept),
    useAccountData(other),
  ];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused]);
  const byHand = planByHand(kept, {
    user: other,
    factors: otherData.factors?.length ?? 0,
    tokens: otherData.tokens?.length ?? 0,
  });
  return (
    <>
      <Title order={2} size="h4" tabIndex={-1} ref={heading}>
        <ForeignText>{t('duplicates.table.heading', { name: displayName(other) })}</ForeignText>
      </Title>
      <Differences kept={keptData} other={{ ...otherData, isDeleted }} isLoading={isKeptLoading || isOtherLoading} />
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

function useAccountData(user: User): AccountData & { isLoading: boolean } {
  const entries = useQuery(logQueries.list({ userId: user.id, page: 1, page_size: 1 }));
  const roles = useQuery(roleQueries.ofUser(user.id));
  const organizations = useQuery(organizationQueries.ofUser(user.id));
  const factors = useQuery(mfaQueries.list(user.id));
  const tokens = useQuery(tokenQueries.list(user.id));
  return {
    user,
    roles: roles.data,
    organizations: organizations.data,
    factors: factors.data,
    tokens: tokens.data,
    entries: entries.isPlaceholderData ? undefined : entries.data?.total,
    isLoading:
      entries.isPlaceholderData || [entries, roles, organizations, factors, tokens].some((one) => one.isLoading),
  };
}

const colors: Readonly<Record<Difference, string>> = {
  same: 'gray',
  different: 'orange',
  onlyKept: 'blue',
  onlyOther: 'grape',
  unknown: 'gray',
};

type DifferencesProps = { kept: AccountData; other: AccountData; isLoading: boolean };

function Differences({ kept, other, isLoading }: DifferencesProps) {
  const { t, i18n } = useTranslation();
  const [isDifferencesOnly, setIsDifferencesOnly] = useState(false);
  const rows = compareAccounts(kept, other, { t, date: (at) => formatDateTime(at, i18n.language) });
  const shown = isDifferencesOnly ? rows.filter(({ difference }) => difference !== 'same') : rows;
  const count = rows.filter(({ difference }) => difference !== 'same' && difference !== 'unknown').length;
  return (
    <Stack gap="xs">
      <Group gap="lg">
        <Text size="sm" aria-live="polite">
          {!isLoading && t('duplicates.table.count', { count })}
        </Text>
        <Checkbox
          label={t('duplicates.table.onlyDifferences')}
          checked={isDifferencesOnly}
          onChange={(event) => setIsDifferencesOnly(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? (
        <Text>{t('duplicates.table.noDifferences')}</Text>
      ) : (
        <div className={classes.table}>
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
        </div>
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
      <Values label={t('duplicates.table.keptShort')} values={kept} />
      <Values label={t('duplicates.table.otherShort')} values={other} />
    </tr>
  );
}

function Values({ label, values }: { label: string; values: readonly string[] | undefined }) {
  const { t } = useTranslation();
  return (
    <td className={classes.values}>
      <Text size="xs" c="dimmed" className={classes.narrow} aria-hidden>
        {label}
      </Text>
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

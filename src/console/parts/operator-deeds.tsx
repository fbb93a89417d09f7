import { Anchor, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { journalQueries } from '#console/data/journal.ts';
import { paths } from '#console/lib/paths.ts';
import { SectionCard } from '#console/ui/section-card.tsx';
import type { User } from '#contract/users.ts';

import { JournalTable } from './journal-table.tsx';
import { Loaded } from './loaded.tsx';
import { useOperator } from './use-operator.ts';

type Props = { user: User };

/** Entries shown; the journal has the others. */
const shown = 5;

/** What operators did to a user lately, for operators who may read the journal. */
export function OperatorDeeds({ user }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const isOpen = may('journal:read');
  const entries = useQuery({
    ...journalQueries.list({ userId: user.id, page: 1, page_size: shown }),
    enabled: isOpen,
    placeholderData: undefined,
  });
  if (!isOpen) return null;
  return (
    <SectionCard
      title={t('journal.ofUser.title')}
      actions={
        <Anchor component={Link} to={paths.journalOf(user.id)} size="sm">
          {t('journal.ofUser.all')}
        </Anchor>
      }
    >
      <Text size="xs" c="dimmed">
        {t('journal.ofUser.text')}
      </Text>
      <Loaded query={entries} waiting={<Skeleton height={80} role="status" aria-label={t('common.loading')} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{t('journal.ofUser.none')}</Text>
          ) : (
            <JournalTable label={t('journal.ofUser.title')} entries={items} isStale={false} isForOneUser />
          )
        }
      </Loaded>
    </SectionCard>
  );
}

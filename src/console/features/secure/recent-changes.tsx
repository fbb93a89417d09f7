import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { eventName } from '#console/shared/activity/event-key.ts';
import { operatorText } from '#console/shared/audit/event-texts.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { TextList } from '#console/ui/text-list.tsx';
import { Timestamp } from '#console/ui/timestamp.tsx';
import type { User } from '#contract/users.ts';

import type { IdentifierChange } from './identifier-changes.ts';
import { valueText } from './secure-texts.ts';
import type { useRecentChanges } from './use-recent-changes.ts';

type Props = { user: User; recent: ReturnType<typeof useRecentChanges> };

/** What changed in the last 30 days how the user signs in, by the audit log and the activity log. */
export function RecentChanges({ user, recent }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { history, activity, changes, isIncomplete } = recent;
  return (
    <SectionCard title={t('secure.changes.title')}>
      <Title order={3} size="h6">
        {t('secure.changes.identifiers')}
      </Title>
      <Loaded query={history} waiting={<TableSkeleton rows={2} />}>
        {() => (
          <Stack gap="xs">
            {changes.length === 0 ? (
              <Text size="sm">{t('secure.changes.none')}</Text>
            ) : (
              <TextList>
                {changes.map((change) => (
                  <OperatorChange key={change.event.sequence} change={change} />
                ))}
              </TextList>
            )}
            {changes.length > 0 && !may('audit:read') && <Text size="sm">{t('secure.changes.hidden')}</Text>}
            {isIncomplete && (
              <Anchor component={Link} to={paths.userHistory(user.id)} size="sm">
                {t('secure.changes.incomplete')}
              </Anchor>
            )}
          </Stack>
        )}
      </Loaded>
      <Title order={3} size="h6">
        {t('secure.changes.activity')}
      </Title>
      <Loaded query={activity} waiting={<TableSkeleton rows={2} />}>
        {(entries) =>
          entries.length === 0 ? (
            <Text size="sm">{t('secure.changes.none')}</Text>
          ) : (
            <TextList>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <Timestamp value={entry.createdAt} />{' '}
                  <Anchor component={Link} to={paths.log(entry.id)} size="sm">
                    {eventName(entry.key, t)}
                  </Anchor>
                </li>
              ))}
            </TextList>
          )
        }
      </Loaded>
      <Text size="sm" c="dimmed">
        {t('secure.changes.limits')}
      </Text>
    </SectionCard>
  );
}

function OperatorChange({ change: { event, names } }: { change: IdentifierChange }) {
  const { t } = useTranslation();
  const { before, after } = event;
  return (
    <li>
      <Timestamp value={event.at} />{' '}
      {t('secure.changes.byOperator', {
        fields: names.map((name) => t(`user.field.${name}`)),
        operator: operatorText(event, t),
      })}
      {before !== null &&
        names.map((name) => (
          <div key={name}>
            <ForeignText>
              {t('secure.changes.fromTo', {
                field: t(`user.field.${name}`),
                from: valueText(name, before[name], t),
                to: valueText(name, after?.[name], t),
              })}
            </ForeignText>
          </div>
        ))}
    </li>
  );
}

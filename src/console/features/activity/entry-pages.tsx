import { Text, Anchor, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import { logQueries } from '#console/api/logs.ts';
import { paths } from '#console/lib/paths.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { Pager } from '#console/ui/pager.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { isTokenOf, type Log, type LogFilter } from '#contract/logs.ts';
import { pageSizes } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import type { ActivityState } from './activity-state.ts';
import { ActivityTable } from './activity-table.tsx';
import { interleave, useOperatorActions } from './operator-actions.ts';
import { foldAttempts } from './sign-in-attempts.ts';
import { useNames } from './use-names.ts';

type Props = {
  filter: LogFilter;
  paging: Pick<ActivityState, 'page' | 'page_size'>;
  isFolded: boolean;
  isFiltered: boolean;
  /** Whether operator actions are listed among the entries. */
  hasActions: boolean;
  /** Whether tokens that Usher got for itself are listed. */
  own: ActivityState['own'];
  onOwn: (own: ActivityState['own']) => void;
  user: User | undefined;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
};

/** One page of entries, or of the sign-in attempts folded from them, with the pager. */
export function EntryPages(props: Props) {
  const { filter, paging, isFolded, isFiltered, hasActions, own, onOwn, user, hrefFor, onPageSize } = props;
  const { t } = useTranslation();
  const { ownApplicationId } = useOperator();
  const { page, page_size } = paging;
  const query = { ...filter, page, page_size };
  const logs = useQuery(logQueries.list(query));
  const { actions, ...auditLog } = useOperatorActions({
    query,
    logs: logs.isPlaceholderData ? undefined : logs.data,
    isEnabled: hasActions,
  });
  const names = useNames(logs.data?.items ?? [], user);

  return (
    <Loaded query={logs} waiting={<TableSkeleton rows={page_size} />}>
      {({ items, total, isCapped }) => {
        if (items.length === 0 && auditLog.isPending) return <TableSkeleton rows={page_size} />;

        const edges = { hasNewer: page > 1, hasOlder: isCapped || page < pageCount(total, page_size) };
        // Operators who filter by event or app want to see them.
        const isOwn = (entry: Log) =>
          filter.logKey === undefined && filter.applicationId === undefined && isTokenOf(entry, ownApplicationId);
        const others = own === 'shown' ? items : items.filter((entry) => !isOwn(entry));
        const ownCount = items.filter(isOwn).length;
        const rows = interleave(isFolded ? foldAttempts(others, edges) : others, actions.entries);
        return (
          <>
            {auditLog.error !== null && <ActionsFailed error={auditLog.error} onRetry={auditLog.retry} />}
            {rows.length === 0 ? (
              <EmptyState title={t('activity.empty.title')}>
                {isFiltered ? t('activity.empty.filtered') : t('activity.empty.text')}
              </EmptyState>
            ) : (
              <ActivityTable
                items={rows}
                names={names}
                isStale={logs.isPlaceholderData}
                isForOneUser={user !== undefined}
              />
            )}
            {ownCount > 0 && (
              <Text size="xs" c="dimmed">
                {t(`activity.own.${own}`, { count: ownCount })}
                {t('common.gap')}
                <Anchor
                  component="button"
                  type="button"
                  inherit
                  onClick={() => onOwn(own === 'shown' ? 'hidden' : 'shown')}
                >
                  {t(own === 'shown' ? 'activity.own.hide' : 'activity.own.show')}
                </Anchor>
              </Text>
            )}
            {actions.isCut && user !== undefined && <ActionsCut count={actions.entries.length} userId={user.id} />}
            <Pager
              isStale={logs.isPlaceholderData}
              page={page}
              pageSize={page_size}
              pageSizes={pageSizes}
              total={total}
              isCapped={isCapped}
              hrefFor={hrefFor}
              onPageSize={onPageSize}
            />
            {isFolded && items.length > 0 && (
              <Text size="xs" c="dimmed">
                {t('activity.attempts.inferred')}
                {user !== undefined && t('common.gap') + t('activity.attempts.onlyNamed')}
              </Text>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** Error when the audit log cannot be read; the entries stay visible. */
function ActionsFailed({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="alert">
      <Text size="sm">{t('activity.actions.failed', explainError(error, t))}</Text>
      <Button size="compact-xs" variant="default" onClick={() => void onRetry()}>
        {t('common.tryAgain')}
      </Button>
    </Group>
  );
}

/** Notice that not all operator actions are listed, with a link to the audit log. */
function ActionsCut({ count, userId }: { count: number; userId: string }) {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed">
      {t('activity.actions.cut', { count })}
      {t('common.gap')}
      <Anchor component={Link} to={paths.auditLogOf(userId)} inherit>
        {t('activity.actions.cutAuditLog')}
      </Anchor>
    </Text>
  );
}

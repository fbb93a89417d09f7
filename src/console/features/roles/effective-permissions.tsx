import { Stack, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { roleQueries } from '#console/api/roles.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Role } from '#contract/roles.ts';

import { matchesText, mergePermissions, PermissionTable } from './permission-table.tsx';

type Props = { roles: readonly Role[] };

/** Number of permissions from which on the search box is shown. */
const searchableFrom = 10;

/** Permissions of all roles of a user, with the roles they come from. A role that fails to load hides no other. */
export function EffectivePermissions({ roles }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const answers = useQueries({ queries: roles.map(({ id }) => roleQueries.scopes(id)) });
  const roleAnswers = roles.flatMap((role, index) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{ role, answer }];
  });
  const permissions = mergePermissions(roleAnswers.map(({ role, answer }) => ({ role, scopes: answer.data ?? [] })));
  const failed = roleAnswers.filter(({ answer }) => answer.isError);
  const isPending = answers.some((answer) => answer.isPending);
  const shown = permissions.filter((permission) => matchesText(permission, search));
  const [firstFailure] = failed;

  return (
    <Stack component="section" aria-labelledby="effective-permissions">
      <Title order={2} size="h4" id="effective-permissions">
        {t('roles.permissions.effective')}
      </Title>
      {firstFailure?.answer.error && (
        <LoadFailed
          message={t('roles.permissions.failed', {
            roles: failed.map(({ role }) => role.name),
            message: explainError(firstFailure.answer.error, t).message,
          })}
          onRetry={() => Promise.all(failed.map(({ answer }) => answer.refetch()))}
        />
      )}
      {permissions.length >= searchableFrom && (
        <SearchBox
          label={t('roles.permissions.search')}
          placeholder={t('roles.permissions.searchPlaceholder')}
          clearLabel={t('roles.clearSearch')}
          value={search}
          onSearch={setSearch}
        />
      )}
      {shown.length > 0 && <PermissionTable label={t('roles.permissions.effective')} permissions={shown} />}
      {isPending && <TableSkeleton rows={2} />}
      {!isPending && shown.length === 0 && failed.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(permissions.length === 0 ? 'roles.permissions.none' : 'roles.permissions.noHits')}
        </Text>
      )}
    </Stack>
  );
}

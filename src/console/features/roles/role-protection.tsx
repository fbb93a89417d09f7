import { Text, Skeleton } from '@mantine/core';
import { useQuery, mutationOptions, queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ApiRequest, WriteInput } from '#console/api/api-request.ts';
import { fetchJson, sendRequest } from '#console/api/http.ts';
import { roleQueries } from '#console/api/roles.ts';
import { settleBy } from '#console/api/settle.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { Fact } from '#console/ui/facts.tsx';
import { roleProtection } from '#contract/role-protection.ts';
import type { Role } from '#contract/roles.ts';

type Props = { role: Role; kind: 'protect' | 'unprotect'; isOpen: boolean; onClose: () => void };

/** Confirms protecting a role or removing its protection. */
export function ProtectionDialog({ role, kind, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const change = useWrite({ action: 'protection:write', mutation: roleProtectionMutations[kind](role.id) });
  const { name } = role;
  const close = () => {
    change.reset();
    onClose();
  };
  const confirm = () =>
    change.run(undefined, {
      notice: () => ({ message: t(`roles.${kind}.done`, { name }) }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={change}
      title={t(`roles.${kind}.title`, { name })}
      isOpen={isOpen}
      confirmLabel={t(`roles.${kind}.confirm`)}
      isDestructive={kind === 'unprotect'}
      onConfirm={confirm}
      onClose={close}
    >
      <Text size="sm">{t(`roles.${kind}.text`)}</Text>
    </WriteDialog>
  );
}

/** Why a role is protected, as one of its facts. */
export function ProtectionFact({ roleId }: { roleId: string }) {
  const { t, i18n } = useTranslation();
  const { data, isPending } = useQuery(roleProtectionQueries.of(roleId));
  if (isPending) {
    return (
      <Fact label={t('roles.protection.label')}>
        <Skeleton height={16} width={120} />
      </Fact>
    );
  }
  if (data === undefined) return <Fact label={t('roles.protection.label')}>{t('roles.protection.unknown')}</Fact>;
  const { causes, mark } = data;
  return (
    <Fact label={t('roles.protection.label')} isWide={causes.length > 0}>
      {causes.length === 0 && t('roles.protection.none')}
      {causes.map((cause) => (
        <div key={cause}>
          {cause === 'marked' && mark !== null
            ? t('roles.protection.marked', { name: mark.by, time: formatDateTime(mark.at, i18n.language) })
            : t(`roles.protection.cause.${cause}`)}
        </div>
      ))}
    </Fact>
  );
}

/** Usher's own routes, so "Show requests" omits them. */
const roleProtectionRequests = {
  read: (roleId: string): ApiRequest => requestOf('GET', roleId),
  protect: (roleId: string): ApiRequest => requestOf('PUT', roleId),
  unprotect: (roleId: string): ApiRequest => requestOf('DELETE', roleId),
};

const requestOf = (method: ApiRequest['method'], roleId: string): ApiRequest => ({
  method,
  route: '/usher/roles/{roleId}/protection',
  params: { roleId },
});

const readProtection = (roleId: string, signal?: AbortSignal) =>
  fetchJson(roleProtectionRequests.read(roleId), roleProtection, signal);

export const roleProtectionQueries = {
  /** Why a role is protected. Under the key of roles, because it depends on the role's name. */
  of: (roleId: string) =>
    queryOptions({
      queryKey: [...roleQueries.all(), 'protection', roleId] as const,
      queryFn: ({ signal }) => readProtection(roleId, signal),
    }),
};

const mutationOf = (kind: 'protect' | 'unprotect') => (roleId: string) =>
  mutationOptions({
    mutationFn: ({ reason }: WriteInput<void>) =>
      settleBy(
        () => sendRequest({ ...roleProtectionRequests[kind](roleId), reason }),
        async () => ((await readProtection(roleId)).mark !== null) === (kind === 'protect'),
      ),
    meta: { invalidates: [roleProtectionQueries.of(roleId).queryKey] },
  });

const roleProtectionMutations = { protect: mutationOf('protect'), unprotect: mutationOf('unprotect') };

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { roleProtectionQueries } from '#console/api/role-protection.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { Fact } from '#console/ui/facts.tsx';

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

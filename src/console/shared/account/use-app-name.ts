import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { hasText } from '#console/i18n/has-text.ts';

/** Stands for a name that is on its way: an ID would be longer than most names, and what follows it would jump back. */
const awaited = '…';

/** Names for application IDs: built-in applications are never listed, deleted ones keep their ID. */
export function useAppName(): (id: string) => string {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  return (id) => {
    const builtIn = `activity.builtInApp.${id}`;
    if (hasText(builtIn)) return t(builtIn);
    if (applications.isPending) return awaited;
    return applications.data?.find((app) => app.id === id)?.name ?? id;
  };
}

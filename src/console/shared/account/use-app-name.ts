import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { hasText } from '#console/i18n/has-text.ts';

/** Placeholder while names load. Showing the ID first would shift the layout, as it is longer than most names. */
const placeholder = '…';

/**
 * Returns a function from application IDs to names. Built-in applications have fixed names, deleted ones keep the ID.
 */
export function useAppName(): (id: string) => string {
  const { t } = useTranslation();
  const applications = useQuery(applicationQueries.list());
  return (id) => {
    const builtIn = `events.builtInApp.${id}`;
    if (hasText(builtIn)) return t(builtIn);
    if (applications.isPending) return placeholder;
    return applications.data?.find((app) => app.id === id)?.name ?? id;
  };
}

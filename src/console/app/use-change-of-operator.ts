import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { removeOtherOperatorsData } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useReasons } from '#console/shared/write/reasons.tsx';

/**
 * Clears cached data and reasons of the previous operator when another operator, or the same one with another role,
 * signs in after a session ended. Data on screen is refetched; unsaved input stays.
 */
export function useChangeOfOperator(): void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { operator } = useOperator();
  const { forget } = useReasons();
  const last = useRef(operator);
  useEffect(() => {
    if (operator === undefined) return;
    const before = last.current;
    last.current = operator;
    removeOtherOperatorsData(operator.subject);
    if (before === undefined || (before.subject === operator.subject && before.role === operator.role)) return;
    forget();
    client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries();
    if (before.subject === operator.subject) return;
    // Rarely needed, so not part of the first load.
    void import('#console/ui/notify.ts').then(({ notifySuccess }) => notifySuccess(t('app.otherOperator')));
  }, [client, forget, operator, t]);
}

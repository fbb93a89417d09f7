import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { forgetReasons } from '#console/api/reasons.ts';
import { removeOtherOperatorsData } from '#console/lib/operator-storage.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/**
 * When somebody else signs in where a session ended, or somebody with another role, what was read and given for the one
 * before is forgotten. What is on the screen is read again; what was typed there stays.
 */
export function useChangeOfOperator(): void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { operator } = useOperator();
  const last = useRef(operator);
  useEffect(() => {
    if (operator === undefined) return;
    const before = last.current;
    last.current = operator;
    removeOtherOperatorsData(operator.subject);
    if (before === undefined || (before.subject === operator.subject && before.role === operator.role)) return;
    forgetReasons();
    client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries();
    if (before.subject === operator.subject) return;
    // Seldom: it need not come with the first load.
    void import('#console/ui/notify.ts').then(({ notifySuccess }) => notifySuccess(t('session.ended.other')));
  }, [client, operator, t]);
}

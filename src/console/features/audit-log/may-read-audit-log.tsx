import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

type Props = { children: ReactNode };

/** A page of the audit log, or why it is not shown to this operator. */
export function MayReadAuditLog({ children }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('audit:read')) return children;
  return (
    <EmptyState title={<PageTitle>{t('auditLog.notPermitted.title')}</PageTitle>}>
      {t('auditLog.notPermitted.text')}
    </EmptyState>
  );
}

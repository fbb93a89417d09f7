import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

type Props = { children: ReactNode };

/** Renders its children for operators who may read the audit log, otherwise the reason why not. */
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

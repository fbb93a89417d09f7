import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { EraseDialog } from './erase-dialog.tsx';

type Props = { userId: string };

/** Actions on the account of an audit event. */
export function AuditEventActions({ userId }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const dialog = useDialog<'erase'>();
  return (
    <Group gap="xs">
      <Button component={Link} to={paths.auditLogOf(userId)} variant="default" size="xs">
        {t('auditLog.entry.ofAccount')}
      </Button>
      {may('audit:erase') && (
        <>
          <Button variant="default" size="xs" onClick={() => dialog.open('erase')}>
            {t('auditLog.erase.open')}
          </Button>
          <EraseDialog userId={userId} isOpen={dialog.isOpen('erase')} onClose={dialog.close} />
        </>
      )}
    </Group>
  );
}

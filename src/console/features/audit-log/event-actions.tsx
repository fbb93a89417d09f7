import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import * as z from 'zod/mini';

import { paths } from '#console/lib/paths.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { EraseDialog } from './erase-dialog.tsx';

type Props = { userId: string };

const urlState = z.object({ dialog: z.catch(z.optional(z.enum(['erase'])), undefined) });

/** Actions on the account of an audit event. */
export function AuditEventActions({ userId }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { state, replace } = useUrlState(urlState);
  return (
    <Group gap="xs">
      <Button component={Link} to={paths.auditLogOf(userId)} variant="default" size="xs">
        {t('auditLog.entry.ofAccount')}
      </Button>
      {may('audit:erase') && (
        <>
          <Button variant="default" size="xs" onClick={() => replace({ dialog: 'erase' })}>
            {t('auditLog.erase.open')}
          </Button>
          <EraseDialog
            userId={userId}
            isOpen={state.dialog === 'erase'}
            onClose={() => replace({ dialog: undefined })}
          />
        </>
      )}
    </Group>
  );
}

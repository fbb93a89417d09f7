import { Button, type ButtonProps } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { useDialog } from '#console/lib/use-dialog.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import type { ExportSelection } from '#contract/exports.ts';

const ExportDialog = lazyPart(async () => (await import('./export-dialog.tsx')).ExportDialog);

/** Button that opens the export of a selection, for operators who may export. */
export function ExportButton({ selection, size = 'sm' }: { selection: ExportSelection; size?: ButtonProps['size'] }) {
  const { t } = useTranslation();
  const { mayExport } = useOperator();
  const dialog = useDialog<'export'>();
  const isOpen = dialog.isOpen('export');
  const wasOpen = useHasBeen(isOpen);
  if (!mayExport) return null;
  return (
    <>
      <Button size={size} variant="default" onMouseEnter={ExportDialog.preload} onClick={() => dialog.open('export')}>
        {t('exports.confirm')}
      </Button>
      {wasOpen && (
        <Suspense fallback={null}>
          <ExportDialog selection={selection} isOpen={isOpen} onClose={dialog.close} />
        </Suspense>
      )}
    </>
  );
}

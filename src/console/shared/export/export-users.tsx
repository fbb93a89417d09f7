import { Button, type ButtonProps } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import type { Page } from '#console/api/http.ts';
import type { UserSearch } from '#console/api/user-requests.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import type { JobSelection } from '#contract/jobs.ts';
import { writeSearch } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

const ExportDialog = lazyPart(async () => (await import('./export-dialog.tsx')).ExportDialog);

type FoundProps = {
  search: UserSearch | undefined;
  /** The page of the list that is shown. */
  found: Page<User>;
};

/** Exports what a search found. If one page shows all users, exactly these, as they may have been found in another way. */
export function ExportFound({ search, found: { items, total } }: FoundProps) {
  const ids = items.map(({ id }) => id);
  const isShown = search !== undefined && total > 0 && ids.length === total;
  const query = String(new URLSearchParams(search === undefined ? [] : writeSearch(search)));
  return <ExportUsers selection={isShown ? { by: 'ids', ids } : { by: 'search', query }} />;
}

/** Button that opens the export of users, for operators who may export them. */
export function ExportUsers({ selection, size = 'sm' }: { selection: JobSelection; size?: ButtonProps['size'] }) {
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

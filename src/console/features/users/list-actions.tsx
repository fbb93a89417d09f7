import { Button } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { ExportFound } from '#console/shared/export/export-found.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';

/** Export and import of users. */
export function ListActions(found: ComponentProps<typeof ExportFound>) {
  const { t } = useTranslation();
  const { may } = useOperator();
  return (
    <>
      <ExportFound {...found} />
      {may('jobs:run') && may('users:create') && (
        <Button component={Link} to={paths.importUsers()} variant="default">
          {t('user.importUsers')}
        </Button>
      )}
    </>
  );
}

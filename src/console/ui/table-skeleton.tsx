import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './table-skeleton.module.css';
import { useIsSlow } from './use-is-slow.ts';

type Props = { rows: number };

/** Placeholder with the height of a loading list, to avoid layout shifts. */
export function TableSkeleton({ rows }: Props) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('common.loading')} className={classes.skeleton}>
      {/* A status is announced when its content changes, not when it appears. */}
      {useIsSlow(true) && <VisuallyHidden component="span">{t('common.loading')}</VisuallyHidden>}
      {Array.from({ length: Math.min(rows, 20) }, (_, index) => (
        <div key={index} />
      ))}
    </div>
  );
}

import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { rows: number };

/** The height of a list whose rows are on the way, so that nothing jumps when they arrive. */
export function TableSkeleton({ rows }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('common.loading')}>
      {Array.from({ length: Math.min(rows, 20) }, (_, index) => (
        <Skeleton key={index} height={40} />
      ))}
    </Stack>
  );
}

import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { pageCount, rowRange } from './page-math.ts';

type Props = { page: number; pageSize: number; total: number; onPage: (page: number) => void };

/** Pagination of a list in a dialog, whose pages have no URLs. */
export function StepPager({ page, pageSize, total, onPage }: Props) {
  const { t } = useTranslation();
  const pages = pageCount(total, pageSize);
  if (pages === 1) return null;
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm" role="status">
        {t('common.pager.range', { ...rowRange(page, pageSize, total), total })}
      </Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('common.pager.previous')}
          disabled={page <= 1}
          onClick={() => onPage(page - 1)}
        >
          {t('common.pager.back')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('common.pager.next')}
          disabled={page >= pages}
          onClick={() => onPage(page + 1)}
        >
          {t('common.pager.forward')}
        </Button>
      </Group>
    </Group>
  );
}

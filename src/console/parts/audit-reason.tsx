import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { JournalEntry } from '#contract/audit-log.ts';

type Props = { entry: JournalEntry };

/** Why it was done, or why that cannot be read; nothing where none was given. */
export function JournalReason({ entry: { reason, values } }: Props) {
  const { t } = useTranslation();
  if (reason !== null) return <ForeignText>{reason}</ForeignText>;
  if (values === 'none' || values === 'readable') return null;
  return (
    <Text span size="xs" c="dimmed">
      {t(`journal.values.${values}`)}
    </Text>
  );
}

import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { type JournalEntry, journalOutcomeOf } from '#contract/audit-log.ts';

import { refusalText } from './refusal-text.ts';

type Props = { entry: JournalEntry };

const colors = { succeeded: 'green', failed: 'red', unknown: 'yellow' } as const;

/** How a write ended. What was only read, and what the journal says of itself, has no outcome. */
export function JournalOutcomeBadge({ entry }: Props) {
  const { t } = useTranslation();
  const outcome = journalOutcomeOf(entry);
  if (outcome === undefined) return null;
  return (
    <Badge
      variant="light"
      color={colors[outcome]}
      tt="none"
      miw="max-content"
      title={outcome === 'unknown' ? (refusalText(entry, t) ?? t('journal.outcome.unknownText')) : undefined}
    >
      {t(`journal.outcome.${outcome}`)}
    </Badge>
  );
}

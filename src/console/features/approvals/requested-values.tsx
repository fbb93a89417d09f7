import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { fieldName, valueText } from '#console/shared/audit/event-texts.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Approval } from '#contract/approvals.ts';

type Props = { approval: Pick<Approval, 'fields' | 'before'>; size: 'xs' | 'sm' };

/** The values that a requested action writes, each with the one that it replaces, if there is one. */
export function RequestedValues({ approval: { fields, before }, size }: Props) {
  const { t } = useTranslation();
  return Object.entries(fields ?? {}).map(([field, value]) => {
    const former = before !== null && Object.hasOwn(before, field) ? before[field] : undefined;
    return (
      <Text key={field} size={size} dir="auto">
        {fieldName(field, t)}
        {t('common.colon')}
        {former !== undefined && (
          <>
            <ForeignText>{valueText(field, former, t) ?? t('common.none')}</ForeignText> <span aria-hidden>→</span>
            <VisuallyHidden>{t('changes.becomes')}</VisuallyHidden>{' '}
          </>
        )}
        <ForeignText>{valueText(field, value, t) ?? t('common.none')}</ForeignText>
      </Text>
    );
  });
}

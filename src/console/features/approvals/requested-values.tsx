import { Text, VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { fieldName } from '#console/shared/audit/event-texts.ts';
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
        {fieldName(field, t)}:{' '}
        {former !== undefined && (
          <>
            <ForeignText>{valueText(former, t)}</ForeignText> <span aria-hidden>→</span>
            <VisuallyHidden>{t('changes.becomes')}</VisuallyHidden>{' '}
          </>
        )}
        <ForeignText>{valueText(value, t)}</ForeignText>
      </Text>
    );
  });
}

function valueText(value: unknown, t: TFunction): string {
  if (value === null || value === '') return t('common.none');
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { fieldName, valueText } from '#console/shared/audit/event-texts.ts';
import { namedValue, useRecordNames } from '#console/shared/audit/record-names.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Approval } from '#contract/approvals.ts';

type Props = { approval: Pick<Approval, 'fields' | 'before'>; size: 'xs' | 'sm' };

/** The values that a requested action writes, each with the one that it replaces, if there is one. */
export function RequestedValues({ approval: { fields, before }, size }: Props) {
  const { t } = useTranslation();
  const nameOf = useRecordNames([{ target: null, before, after: fields }]);
  const textOf = (field: string, value: unknown) =>
    valueText(field, namedValue(field, value, nameOf), t) ?? t('common.none');
  return Object.entries(fields ?? {}).map(([field, value]) => {
    const former = before !== null && Object.hasOwn(before, field) ? before[field] : undefined;
    return (
      <Text key={field} size={size} dir="auto">
        {fieldName(field, t)}
        {t('controls.colon')}
        {former !== undefined && (
          <>
            <ForeignText>{textOf(field, former)}</ForeignText> <span aria-hidden>→</span>
            <VisuallyHidden>{t('changes.becomes')}</VisuallyHidden>{' '}
          </>
        )}
        <ForeignText>{textOf(field, value)}</ForeignText>
      </Text>
    );
  });
}

import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { sameJson } from '#console/lib/same-json.ts';
import { fieldName, valueText } from '#console/shared/audit/event-texts.ts';
import { namedValue, useRecordNames } from '#console/shared/audit/record-names.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { Approval } from '#contract/approvals.ts';
import type { User } from '#contract/users.ts';

type Props = {
  approval: Pick<Approval, 'fields' | 'before'>;
  size: 'xs' | 'sm';
  /** The user whose values the action replaces, as stored now. */
  stored?: User | undefined;
};

/** The values that a requested action writes, each with the one that it replaces, if there is one. */
export function RequestedValues({ approval: { fields, before }, size, stored }: Props) {
  const { t } = useTranslation();
  const nameOf = useRecordNames([{ target: null, before, after: fields }]);
  const textOf = (field: string, value: unknown) =>
    valueText(field, namedValue(field, value, nameOf), t) ?? t('common.none');
  const now = new Map<string, unknown>(Object.entries(stored ?? {}));
  return Object.entries(fields ?? {}).map(([field, value]) => {
    const former = before !== null && Object.hasOwn(before, field) ? before[field] : undefined;
    const isChanged = former !== undefined && now.has(field) && !sameJson(now.get(field), former);
    return (
      <div key={field}>
        <Text size={size} dir="auto">
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
        {isChanged && (
          <Text size={size} fw={600} dir="auto">
            {t('approvals.storedNow')}
            {t('controls.colon')}
            <ForeignText>{textOf(field, now.get(field))}</ForeignText>
          </Text>
        )}
      </div>
    );
  });
}

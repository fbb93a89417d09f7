import { Alert, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { shortUrl } from '#console/lib/short-url.ts';
import { fieldName, valueText } from '#console/shared/audit/event-texts.ts';
import { kindOfField, namedValue, type NameOf, useRecordNames } from '#console/shared/audit/record-names.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { type AuditEventDetails, auditOutcomeOf } from '#contract/audit-log.ts';

import { type ComparedField, compareValues } from './compare-values.ts';
import classes from './comparison.module.css';

type Props = { event: AuditEventDetails };

/** Values before and after an action, field by field, or why they are not shown. */
export function Comparison({ event }: Props) {
  const { t } = useTranslation();
  const { values } = event;
  const fields = compareValues(event);
  const nameOf = useRecordNames([event]);
  const isReadable = values === 'readable' || values === 'none';
  return (
    <SectionCard title={t('auditLog.event.comparison')}>
      {!isReadable && (
        <Alert color={values === 'unreadable' ? 'yellow' : 'gray'} title={t(`audit.values.${values}`)}>
          {t(`auditLog.valuesText.${values}`)}
        </Alert>
      )}
      {fields.length === 0 ? (
        <Text size="sm">{t('auditLog.event.noChanges')}</Text>
      ) : (
        <Table aria-label={t('auditLog.event.comparison')} className={classes.table} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('auditLog.event.field')}</Table.Th>
              <Table.Th>{t('auditLog.event.before')}</Table.Th>
              <Table.Th>{t(headingOf(event))}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <FieldRow
                key={field.field}
                compared={field}
                route={event.route}
                isReadable={isReadable}
                nameOf={nameOf}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </SectionCard>
  );
}

type RowProps = {
  compared: ComparedField;
  /** Of the event. */
  route: string | null;
  isReadable: boolean;
  nameOf: NameOf;
};

function FieldRow({ compared: { field, before, after, isSecret }, route, isReadable, nameOf }: RowProps) {
  const { t } = useTranslation();
  const absent = t(isSecret ? 'auditLog.event.secret' : 'auditLog.event.notRecorded');
  return (
    <Table.Tr>
      <Table.Th scope="row" title={field} className={classes.field}>
        {fieldName(field, t, route)}
      </Table.Th>
      {[before, after].map((value, index) => (
        // The order of the two columns never changes, so the index can be the key.
        <Table.Td key={index === 0 ? 'before' : 'after'}>
          {value === undefined || !isReadable ? (
            <Text size="xs" c="dimmed">
              {absent}
            </Text>
          ) : (
            <Value field={field} value={value} nameOf={nameOf} />
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function Value({ field, value, nameOf }: { field: string; value: unknown; nameOf: NameOf }) {
  const { t } = useTranslation();
  if (value === null || value === '') {
    return (
      <Text size="sm" c="dimmed">
        {t('auditLog.event.empty')}
      </Text>
    );
  }
  const named = namedValue(field, value, nameOf);
  const text = valueText(field, named, t) ?? '';
  if (typeof value === 'object' && kindOfField(field) === undefined) {
    return (
      <pre className={classes.value}>
        <ForeignText>{JSON.stringify(value, null, 2)}</ForeignText>
      </pre>
    );
  }
  return (
    <Text size="sm" dir="auto">
      <ForeignText>{/^data:/i.test(text) ? shortUrl(text) : text}</ForeignText>
    </Text>
  );
}

/** Heading of the second column: values after a write, values that a failed write requested, or recorded values. */
function headingOf(event: AuditEventDetails) {
  if (event.kind !== 'write') return 'auditLog.event.recorded';
  return auditOutcomeOf(event) === 'succeeded' ? 'auditLog.event.after' : 'auditLog.event.requested';
}

import { Anchor, Group, Paper, Text } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { localeFor } from '#console/lib/format-date.ts';

import classes from './dashboard.module.css';

type Props = {
  label: string;
  count: number;
  change?: { delta: number; before: PreviousPeriod };
  /** Address of the list that the number counts. */
  to: string;
};

/** A count, linked to its list, with the difference to the previous period as text and arrow. */
export function StatCard({ label, count, change, to }: Props) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(localeFor(i18n.language)).format(count);
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Anchor
        component={Link}
        to={to}
        className={classes.number}
        aria-label={t('dashboard.numberOf', { label, number })}
      >
        {number}
      </Anchor>
      {change && (
        <Group gap={4} wrap="nowrap" className={classes.delta}>
          <Direction delta={change.delta} />
          {deltaText(change.delta, change.before, t)}
        </Group>
      )}
    </Paper>
  );
}

function Direction({ delta }: { delta: number }) {
  const Icon = delta > 0 ? IconArrowUpRight : delta < 0 ? IconArrowDownRight : IconEqual;
  return <Icon size={16} aria-hidden className={classes.direction} />;
}

/** Periods that counts are compared with, as keys of `dashboard.delta` in the catalog. */
type PreviousPeriod = 'yesterday' | 'dayBefore' | 'weekBefore' | 'monthBefore';

/** Describes a difference: "2 more than yesterday". */
export function deltaText(delta: number, before: PreviousPeriod, t: TFunction): string {
  if (delta === 0) return t(`dashboard.delta.${before}.same`);
  return t(`dashboard.delta.${before}.${delta > 0 ? 'more' : 'fewer'}`, { difference: Math.abs(delta) });
}

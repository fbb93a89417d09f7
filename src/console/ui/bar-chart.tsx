import '@mantine/charts/styles.css';
import { BarChart as MantineBarChart } from '@mantine/charts';
import { Group, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { localeFor } from '#console/lib/format-date.ts';

import classes from './bar-chart.module.css';

type Props = {
  bars: readonly { label: string; values: readonly number[] }[];
  /** Names of the values, from the bottom up: one with plain, one with dotted, one with striped bars. */
  series: readonly [string, string, string];
};

/** Stacked bars, not accessible by themselves: show their values as text too. Import lazily, as its library is large. */
export function BarChart({ bars, series }: Props) {
  const { i18n } = useTranslation();
  const id = useId();
  const number = new Intl.NumberFormat(localeFor(i18n.language));
  const fills = series.map((_, index) => `url(#${id}${index})`);
  return (
    <>
      <Patterns id={id} />
      <MantineBarChart
        h={180}
        type="stacked"
        data={bars.map(({ label, values }) => ({ label, ...Object.fromEntries(values.entries()) }))}
        dataKey="label"
        series={series.map((label, index) => ({ name: String(index), label, color: fills[index] ?? '' }))}
        valueFormatter={(value) => number.format(value)}
        yAxisProps={{ allowDecimals: false, width: 44 }}
        xAxisProps={{ interval: 'preserveStartEnd', minTickGap: 24 }}
        // Bars would grow anew with each page of entries.
        barProps={{ isAnimationActive: false }}
        // The accessibility layer would add a tab stop without content.
        barChartProps={{ accessibilityLayer: false }}
      />
      <Group gap="md" mt="xs">
        {series.map((name, index) => (
          <Group key={name} gap={6}>
            <svg width={12} height={12}>
              <rect width={12} height={12} fill={fills[index]} />
            </svg>
            <Text size="xs">{name}</Text>
          </Group>
        ))}
      </Group>
    </>
  );
}

/** Fills of the bars: plain, dots and stripes, so that color alone does not distinguish them. */
function Patterns({ id }: { id: string }) {
  const square = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
  return (
    <svg width={0} height={0} className={classes.patterns}>
      <pattern id={`${id}0`} {...square}>
        <rect width={6} height={6} className={classes.plain} />
      </pattern>
      <pattern id={`${id}1`} {...square}>
        <rect width={6} height={6} className={classes.dotted} />
        <circle cx={3} cy={3} r={1} className={classes.dots} />
      </pattern>
      <pattern id={`${id}2`} {...square} patternTransform="rotate(45)">
        <rect width={6} height={6} className={classes.striped} />
        <rect width={2.5} height={6} className={classes.stripes} />
      </pattern>
    </svg>
  );
}

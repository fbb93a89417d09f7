import { Group, Text, VisuallyHidden } from '@mantine/core';
import clsx from 'clsx';

import classes from './stacked-bars.module.css';

type Bar = {
  label: string;
  /** One value per series, from the bottom up. */
  values: readonly number[];
  /** The values as text, for the tooltip. */
  summary: string;
};

type Props = {
  label: string;
  bars: readonly Bar[];
  /** Names of the series, at most three: there are three patterns. */
  series: readonly string[];
  /** Column heading of the bar labels in the table. */
  rowHeader: string;
};

const fills = [classes.first, classes.second, classes.third];

/** Bar chart with its values as a visually hidden table for screen readers. */
export function StackedBars({ label, bars, series, rowHeader }: Props) {
  const highest = Math.max(1, ...bars.map(({ values }) => sum(values)));
  return (
    <figure className={classes.figure}>
      <div aria-hidden className={classes.chart}>
        <Text size="xs" c="dimmed" className={classes.highest}>
          {highest}
        </Text>
        <div className={classes.bars}>
          {bars.map(({ label: name, values, summary }) => (
            <div key={name} title={`${name}: ${summary}`} className={classes.bar}>
              {values.map((value, index) => (
                <div key={series[index]} className={fills[index]} style={{ height: `${(100 * value) / highest}%` }} />
              ))}
            </div>
          ))}
        </div>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          {[bars[0], bars.at(-1)].map((bar, index) => (
            <Text key={index === 0 ? 'first' : 'last'} size="xs" c="dimmed">
              {bar?.label}
            </Text>
          ))}
        </Group>
        <Group gap="md">
          {series.map((name, index) => (
            <Text key={name} size="xs" className={classes.legend}>
              <span className={clsx(classes.swatch, fills[index])} />
              {name}
            </Text>
          ))}
        </Group>
      </div>
      <VisuallyHidden>
        <table aria-label={label}>
          <thead>
            <tr>
              {[rowHeader, ...series].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label: name, values }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={series[index]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

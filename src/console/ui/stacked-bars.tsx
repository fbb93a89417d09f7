import { Skeleton, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense } from 'react';

const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }));

type Props = {
  label: string;
  /** One value per series, from the bottom up. */
  bars: readonly { label: string; values: readonly number[] }[];
  series: readonly [string, string, string];
  /** Column heading of the bar labels in the table. */
  rowHeader: string;
};

/** Bar chart with its values as a visually hidden table for screen readers. */
export function StackedBars({ label, bars, series, rowHeader }: Props) {
  return (
    <>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={208} />}>
          <BarChart bars={bars} series={series} />
        </Suspense>
      </div>
      <VisuallyHidden component="div">
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
    </>
  );
}

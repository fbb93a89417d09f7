import '@mantine/charts/styles.css';
import { AreaChart } from '@mantine/charts';

type Props = {
  /** Name of the values. */
  label: string;
  points: { name: string; count: number }[];
};

/** Area chart, not accessible by itself: show its values as text too. Import lazily, as its library is large. */
export function CurveChart({ label, points }: Props) {
  return (
    <AreaChart
      h={280}
      data={points}
      dataKey="name"
      series={[{ name: 'count', label, color: 'indigo.6' }]}
      curveType="linear"
      withDots={false}
      yAxisProps={{ allowDecimals: false, width: 44 }}
      xAxisProps={{ minTickGap: 24 }}
      // The accessibility layer would add a tab stop without content.
      areaChartProps={{ accessibilityLayer: false }}
    />
  );
}

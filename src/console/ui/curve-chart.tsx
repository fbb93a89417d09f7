import '@mantine/charts/styles.css';

import { AreaChart } from '@mantine/charts';

type Props = {
  /** What the curve is of: the name of its values. */
  label: string;
  points: { name: string; count: number }[];
};

/** A curve, for the eye alone: its numbers must stand beside it as text. Import it lazily: its library is large. */
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
      // It would make the drawing a stop for the keyboard that says nothing.
      areaChartProps={{ accessibilityLayer: false }}
    />
  );
}

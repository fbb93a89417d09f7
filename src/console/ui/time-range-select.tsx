import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDateTime } from '#console/lib/format-date.ts';
import { rangeOf, rangeStart, timeRanges, yesterday } from '#console/lib/time-ranges.ts';

type Props = {
  label: string;
  placeholder: string;
  /** Milliseconds since the epoch, as is `end`. */
  start: number | undefined;
  end: number | undefined;
  onChange: (start: number | undefined, end: number | undefined) => void;
};

/** Option for fixed times, from older or shared URLs. */
const fixed = 'fixed';
const beforeToday = 'yesterday';

/** Select for a time range that ends now, or yesterday. */
export function TimeRangeSelect({ label, placeholder, start, end, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const range = start !== undefined && end === undefined ? rangeOf(start, now) : undefined;
  const day = yesterday(now);
  const isYesterday = start === day.start && end === day.end;
  const isFixed = (start !== undefined || end !== undefined) && range === undefined && !isYesterday;
  const time = (value: number) => formatDateTime(value, i18n.language);

  const fixedLabel = () => {
    if (start === undefined) return t('controls.timeRange.until', { time: time(end ?? 0) });
    if (end === undefined) return t('controls.timeRange.since', { time: time(start) });
    return t('controls.timeRange.between', { from: time(start), to: time(end) });
  };

  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={[
        ...timeRanges.map(({ name }) => ({ value: name as string, label: t(`controls.timeRange.${name}`) })),
        { value: beforeToday, label: t('controls.timeRange.yesterday') },
        ...(isFixed ? [{ value: fixed, label: fixedLabel() }] : []),
      ]}
      value={isFixed ? fixed : isYesterday ? beforeToday : (range ?? null)}
      onChange={(chosen) => {
        if (chosen === beforeToday) {
          const chosenDay = yesterday(Date.now());
          onChange(chosenDay.start, chosenDay.end);
          return;
        }
        const found = timeRanges.find(({ name }) => name === chosen);
        onChange(found && rangeStart(found.name, Date.now()), undefined);
      }}
      clearable
    />
  );
}

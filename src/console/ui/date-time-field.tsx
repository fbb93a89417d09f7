import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate } from '#console/lib/format-date.ts';
import { localTimeValue, parseLocalTime, timeZoneAt } from '#console/lib/local-time.ts';

import { DateField } from './date-field.tsx';
import { useWasTried } from './submission.tsx';

type Props = {
  label: string;
  /** As in `2026-11-30T17:05`, or a typed text that can't be read. */
  value: string;
  onChange: (value: string) => void;
  /** How far in the future the time may be, in ms. */
  within: number;
  required?: boolean;
};

/** Input of a date and time in the future, in the operator's time zone, which it shows. */
export function DateTimeField({ label, value, onChange, within, required = false }: Props) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const wasTried = useWasTried();
  const time = parseLocalTime(value);
  const problem = () => {
    if (value === '' && wasTried && required) return t('controls.dateTime.missing');
    if (time !== undefined && time <= now) return t('controls.dateTime.past');
    if (time === undefined || time <= now + within) return undefined;
    return t('controls.dateTime.late', { time: formatDate(now + within, i18n.language) });
  };
  const dayAt = (at: number) => localTimeValue(at).slice(0, 10);
  return (
    <DateField
      withTime
      label={label}
      description={t('controls.dateTime.zone', { zone: timeZoneAt(time ?? now, i18n.language) })}
      error={problem()}
      min={dayAt(now)}
      max={dayAt(now + within)}
      value={value}
      required={required}
      onChange={onChange}
    />
  );
}

/** The time that was entered, if it is complete, in the future and within this time; in ms since the epoch. */
export function futureTime(value: string, within: number): number | undefined {
  const time = parseLocalTime(value);
  const now = Date.now();
  return time !== undefined && time > now && time <= now + within ? time : undefined;
}

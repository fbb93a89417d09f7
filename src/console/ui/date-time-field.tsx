import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate } from '#console/lib/format-date.ts';
import { localTimeValue, parseLocalTime, timeZoneAt } from '#console/lib/local-time.ts';

import { useWasTried } from './submission.tsx';

type Props = {
  label: string;
  /** The value of the input, which is empty or incomplete at times. */
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
  const [isPartial, setIsPartial] = useState(false);
  const time = parseLocalTime(value);
  const problem = () => {
    if (time === undefined && wasTried && (required || isPartial)) return t('controls.dateTime.missing');
    if (time !== undefined && time <= now) return t('controls.dateTime.past');
    if (time === undefined || time <= now + within) return undefined;
    return t('controls.dateTime.late', { time: formatDate(now + within, i18n.language) });
  };
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={t('controls.dateTime.zone', { zone: timeZoneAt(time ?? now, i18n.language) })}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={problem()}
      min={localTimeValue(now)}
      max={localTimeValue(now + within)}
      value={value}
      required={required}
      onChange={(event) => onChange(event.currentTarget.value)}
      // A part of a date changes no value.
      onKeyUp={(event) => setIsPartial(event.currentTarget.validity.badInput)}
      onBlur={(event) => setIsPartial(event.currentTarget.validity.badInput)}
    />
  );
}

/** The time that was entered, if it is complete, in the future and within this time; in ms since the epoch. */
export function futureTime(value: string, within: number): number | undefined {
  const time = parseLocalTime(value);
  const now = Date.now();
  return time !== undefined && time > now && time <= now + within ? time : undefined;
}

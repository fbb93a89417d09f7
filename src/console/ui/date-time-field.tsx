import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { localTimeValue, parseLocalTime, timeZoneAt } from '#console/lib/local-time.ts';

type Props = {
  label: string;
  /** The value of the input, which is empty or incomplete at times. */
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
};

/** Input of a date and time in the future, in the operator's time zone, which it shows. */
export function DateTimeField({ label, value, onChange, required = false }: Props) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const time = parseLocalTime(value);
  return (
    <TextInput
      type="datetime-local"
      label={label}
      description={t('controls.dateTime.zone', { zone: timeZoneAt(time ?? now, i18n.language) })}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={time !== undefined && time <= now && t('controls.dateTime.past')}
      min={localTimeValue(now)}
      value={value}
      required={required}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** The time that was entered, if it is complete and in the future; in ms since the epoch. */
export function futureTime(value: string): number | undefined {
  const time = parseLocalTime(value);
  return time !== undefined && time > Date.now() ? time : undefined;
}

import '@mantine/dates/styles.layer.css';
import { Button, Group, Stack, VisuallyHidden } from '@mantine/core';
import { DatePicker, TimePicker } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { firstDayOfWeek } from '#console/lib/first-day-of-week.ts';
import { localeFor } from '#console/lib/format-date.ts';
import { today } from '#console/lib/local-day.ts';
import { hasTwelveHours } from '#console/lib/typed-date.ts';

import classes from './calendar.module.css';

type Props = {
  /** As in `2026-11-30` or `2026-11-30T17:05`; empty without a date. */
  value: string;
  /** The first and last day that can be chosen, as in `2026-11-30`. */
  min: string | undefined;
  max: string | undefined;
  withTime: boolean;
  onChange: (value: string) => void;
  /** Called when the operator has chosen. */
  onDone: () => void;
};

/** Escape in the calendar closes it, and not the dialog that it is in. */
const keepsDialog = { 'data-mantine-stop-propagation': 'true' } as const;

/** Calendar to choose a day from, and a time, in the language of the console. It focuses the chosen day. */
export function Calendar({ value, min, max, withTime, onChange, onDone }: Props) {
  const { t, i18n } = useTranslation();
  const locale = localeFor(i18n.language);
  const [date, time] = [value.slice(0, 10), value.slice(11, 16)];
  const now = today();
  const first = date || clamp(now, min, max);
  const [shown, setShown] = useState(first);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the popover has remembered where the focus was.
    const timer = setTimeout(() =>
      area.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true }),
    );
    return () => clearTimeout(timer);
  }, []);

  const choose = (day: string) => {
    if (withTime) return onChange(`${day}T${time || nextHour()}`);
    onChange(day);
    onDone();
  };
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = formatIn(locale, options);
    return (day: string) => format.format(timeOf(day));
  };
  const monthName = write({ year: 'numeric', month: 'long' });
  const fullDate = write({ dateStyle: 'full' });

  return (
    <Stack gap="xs" ref={area}>
      <DatePicker
        value={date || null}
        onChange={(day) => day !== null && choose(day)}
        date={shown}
        onDateChange={setShown}
        {...(min !== undefined && { minDate: min })}
        {...(max !== undefined && { maxDate: max })}
        firstDayOfWeek={firstDayOfWeek(locale)}
        // Mantine's red of weekends has too little contrast.
        weekendDays={[]}
        highlightToday
        monthLabelFormat={monthName}
        weekdayFormat={write({ weekday: 'short' })}
        monthsListFormat={write({ month: 'short' })}
        yearLabelFormat={write({ year: 'numeric' })}
        yearsListFormat={write({ year: 'numeric' })}
        decadeLabelFormat={(from, to) => formatIn(locale, { year: 'numeric' }).formatRange(timeOf(from), timeOf(to))}
        getDayAriaLabel={fullDate}
        getDayProps={(day) => ({
          'aria-pressed': day === date,
          ...(day === now && { 'aria-current': 'date' }),
          ...(day === first && { 'data-autofocus': true }),
        })}
        ariaLabels={{
          previousMonth: t('controls.calendar.previousMonth'),
          nextMonth: t('controls.calendar.nextMonth'),
          previousYear: t('controls.calendar.previousYear'),
          nextYear: t('controls.calendar.nextYear'),
          previousDecade: t('controls.calendar.previousDecade'),
          nextDecade: t('controls.calendar.nextDecade'),
        }}
        classNames={{ day: classes.day }}
        __stopPropagation
      />
      <VisuallyHidden aria-live="polite">{monthName(shown)}</VisuallyHidden>
      {withTime && (
        <TimePicker
          label={t('controls.calendar.time')}
          format={hasTwelveHours(locale) ? '12h' : '24h'}
          hoursInputLabel={t('controls.calendar.hours')}
          minutesInputLabel={t('controls.calendar.minutes')}
          amPmInputLabel={t('controls.calendar.halfOfDay')}
          hoursInputProps={keepsDialog}
          minutesInputProps={keepsDialog}
          amPmSelectProps={keepsDialog}
          disabled={date === ''}
          value={time}
          // Empty while a part is missing.
          onChange={(typed) => typed !== '' && onChange(`${date}T${typed.slice(0, 5)}`)}
        />
      )}
      <Group justify="space-between">
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={now !== clamp(now, min, max)}
          onClick={() => {
            setShown(now);
            choose(now);
          }}
          {...keepsDialog}
        >
          {t('controls.calendar.today')}
        </Button>
        {withTime && (
          <Button size="compact-sm" onClick={onDone} {...keepsDialog}>
            {t('controls.calendar.done')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

const clamp = (day: string, min = day, max = day): string => (day < min ? min : day > max ? max : day);

const timeOf = (day: string): number => new Date(`${day.slice(0, 10)}T00:00Z`).getTime();

const formatIn = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' });

/** The next full hour, or the last minute of today. */
function nextHour(): string {
  const hour = new Date().getHours() + 1;
  return hour === 24 ? '23:59' : `${String(hour).padStart(2, '0')}:00`;
}

import { ActionIcon, type InputWrapperProps, Popover, Skeleton, Text, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useCallback, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { localeFor } from '#console/lib/format-date.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { dateForm, readDate, readDateTime, showDate, showDateTime } from '#console/lib/typed-date.ts';

import type { Calendar } from './calendar.tsx';
import classes from './date-field.module.css';
import { useWasTried } from './submission.tsx';

type Props = Pick<InputWrapperProps, 'label' | 'description' | 'required' | 'error'> & {
  /** As in `2026-11-30`, with a time as in `2026-11-30T17:05`; or a typed text that can't be read; empty without a date. */
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** The first and last day of the calendar, as in `2026-11-30`. Others can be typed. */
  min?: string | undefined;
  max?: string | undefined;
  withTime?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/**
 * Date that is typed or chosen from a calendar, in the language of the console and the format of its locale. The browser's own
 * inputs follow the browser's language. A text that can't be read stays, and is an error once the field is left.
 */
export function DateField({ value, onChange, onBlur, min, max, withTime = false, error, ...input }: Props) {
  const { t, i18n } = useTranslation();
  const locale = localeFor(i18n.language);
  const [read, show] = withTime ? [readDateTime, showDateTime] : [readDate, showDate];
  const isDate = value !== '' && read(value, locale) === value;
  const shown = isDate ? show(value, locale) : value;
  const [text, setText] = useState(shown);
  const [wasLeft, setWasLeft] = useState(false);
  const wasTried = useWasTried();
  const valueHere = `${locale} ${value}`;
  const [last, setLast] = useState(valueHere);
  if (last !== valueHere) {
    setLast(valueHere);
    // The value changed from outside, or the language did.
    if ((read(text, locale) ?? text) !== value) setText(shown);
  }

  const isUnread = value !== '' && !isDate;
  const isShown = wasLeft || wasTried || Boolean(error);
  const example = () => show(withTime ? '2026-12-31T17:30' : '2026-12-31', locale);
  const unread = () =>
    t(withTime ? 'controls.date.unreadableTime' : 'controls.date.unreadable', { example: example() });
  const words = { year: t('controls.date.year'), month: t('controls.date.month'), day: t('controls.date.day') };
  const type = (typed: string) => {
    setText(typed);
    onChange(read(typed, locale) ?? typed.trim());
  };
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();

  return (
    <TextInput
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      {...input}
      id={id}
      value={text}
      placeholder={dateForm(locale, words, withTime)}
      autoComplete="off"
      spellCheck={false}
      error={isUnread && isShown ? unread() : error}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isForInputMethod(event.nativeEvent)) setWasLeft(true);
        if (!opensCalendar(event)) return;
        event.preventDefault();
        setIsOpen(true);
      }}
      onBlur={() => {
        setText(shown);
        setWasLeft(isUnread);
        onBlur?.();
      }}
      rightSection={
        <CalendarButton
          labelId={`${id}-label`}
          isOpen={isOpen}
          onChange={setIsOpen}
          calendar={{ value: isDate ? value : '', min, max, withTime, onChange, onDone: () => setIsOpen(false) }}
        />
      }
    />
  );
}

/** As in the browser's own inputs. */
const opensCalendar = ({ altKey, key }: KeyboardEvent): boolean => altKey && key === 'ArrowDown';

type CalendarButtonProps = {
  /** ID of the field's label. */
  labelId: string;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
  calendar: Parameters<typeof Calendar>[0];
};

const loadCalendar = () => import('./calendar.tsx');

/** Button that opens the calendar. Its code is loaded on hover or focus. */
function CalendarButton({ labelId, isOpen, onChange, calendar }: CalendarButtonProps) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadCalendar>> | 'failed'>();
  const load = useCallback(() => void loadCalendar().then(setLoaded, () => setLoaded('failed')), []);
  useEffect(() => {
    if (isOpen) load();
  }, [isOpen, load]);
  return (
    <Popover
      opened={isOpen}
      onChange={onChange}
      position="bottom-end"
      // Over the field where there is no room above or below, as in a dialog on a phone.
      middlewares={{ flip: true, shift: { crossAxis: true, padding: 4 } }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('controls.calendar.title')}
          aria-describedby={labelId}
          onMouseEnter={load}
          onFocus={load}
          onClick={() => onChange(!isOpen)}
        >
          <IconCalendar size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      {/* Escape closes the calendar, and not the dialog that it is in. */}
      <Popover.Dropdown p="xs" className={classes.dropdown} data-mantine-stop-propagation>
        {loaded === undefined && <Skeleton className={classes.loading} />}
        {loaded === 'failed' && <Text size="sm">{t('controls.calendar.failed')}</Text>}
        {typeof loaded === 'object' && <loaded.Calendar {...calendar} />}
      </Popover.Dropdown>
    </Popover>
  );
}

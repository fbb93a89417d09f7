import i18next from 'i18next';

import { formatDate, formatDateTime, formatRelative, formatTime } from '#console/lib/format-date.ts';

type Props = {
  /** Milliseconds since the epoch. */
  value: number;
  /** `exact` for lists of moments, `relative` where "how long ago" is the question, `time` within a day. */
  as?: 'exact' | 'relative' | 'date' | 'time';
};

/** A moment in the reader's language and time zone; the full form is always at hand as the tooltip. */
export function Timestamp({ value, as = 'exact' }: Props) {
  // Without a subscription of its own, for there are hundreds: whoever shows a moment is drawn anew for another language.
  const { language } = i18next;
  const formats = { exact: formatDateTime, relative: formatRelative, date: formatDate, time: formatTime };
  return (
    <time dateTime={new Date(value).toISOString()} title={formatDateTime(value, language)}>
      {formats[as](value, language)}
    </time>
  );
}

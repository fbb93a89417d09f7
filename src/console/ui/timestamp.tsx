import i18next from 'i18next';

import { formatDate, formatDateTime, formatFull, formatRelative, formatTime } from '#console/lib/format-date.ts';

type Props = {
  /** Milliseconds since the epoch. */
  value: number;
  /** `relative` such as "5 minutes ago", `time` without the date. */
  as?: 'exact' | 'relative' | 'date' | 'time';
};

/** Time in the operator's language and time zone, with the full form and the time zone as tooltip. */
export function Timestamp({ value, as = 'exact' }: Props) {
  // Without a subscription to language changes, as lists have hundreds: the parent renders again.
  const { language } = i18next;
  const formats = { exact: formatDateTime, relative: formatRelative, date: formatDate, time: formatTime };
  return (
    <time dateTime={new Date(value).toISOString()} title={formatFull(value, language)}>
      {formats[as](value, language)}
    </time>
  );
}

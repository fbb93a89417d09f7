import { useTranslation } from 'react-i18next';

import { formatDate, formatDateTime, formatRelative, formatTime } from '#console/lib/format-date.ts';

type Props = {
  /** Milliseconds since the epoch. */
  value: number;
  /** `exact` for lists of moments, `relative` where "how long ago" is the question, `time` within a day. */
  as?: 'exact' | 'relative' | 'date' | 'time';
};

/** A moment in the reader's language and time zone; the full form is always at hand as the tooltip. */
export function Timestamp({ value, as = 'exact' }: Props) {
  const { i18n } = useTranslation();
  const formats = { exact: formatDateTime, relative: formatRelative, date: formatDate, time: formatTime };
  return (
    <time dateTime={new Date(value).toISOString()} title={formatDateTime(value, i18n.language)}>
      {formats[as](value, i18n.language)}
    </time>
  );
}

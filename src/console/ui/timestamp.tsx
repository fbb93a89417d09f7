import { useTranslation } from 'react-i18next';

import { formatDate, formatDateTime, formatRelative } from '#console/lib/format-date.ts';

type Props = {
  /** Milliseconds since the epoch. */
  value: number;
  /** `exact` for lists of moments, `relative` where "how long ago" is the question. */
  as?: 'exact' | 'relative' | 'date';
};

/** A moment in the reader's language and time zone; the full form is always at hand as the tooltip. */
export function Timestamp({ value, as = 'exact' }: Props) {
  const { i18n } = useTranslation();
  const formats = { exact: formatDateTime, relative: formatRelative, date: formatDate };
  return (
    <time dateTime={new Date(value).toISOString()} title={formatDateTime(value, i18n.language)}>
      {formats[as](value, i18n.language)}
    </time>
  );
}

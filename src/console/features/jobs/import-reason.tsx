import { useTranslation } from 'react-i18next';

import { refusalOf } from '#console/shared/audit/event-texts.ts';
import type { JobRow } from '#contract/jobs.ts';

import { importReason } from './import-reasons.ts';

/** Why a row of an import is not carried out, or what to know about it. */
export function ImportReason({ row }: { row: JobRow }) {
  const { t } = useTranslation();
  return row.code !== null && (importReason(row, t) ?? refusalOf(row.code, t));
}

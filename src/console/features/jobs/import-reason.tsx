import { useTranslation } from 'react-i18next';

import { refusalOf } from '#console/shared/audit/event-texts.ts';
import type { JobRow } from '#contract/jobs.ts';

import { importReason } from './import-reasons.ts';

/** All reasons why a row of an import is not carried out, or what to know about it. */
export function ImportReason({ row }: { row: JobRow }) {
  const { t } = useTranslation();
  const { code, field, changes, problems } = row;
  if (code === null) return null;
  return [{ code, field }, ...problems].map((problem) => (
    <div key={`${problem.code} ${problem.field ?? ''}`}>
      {importReason({ ...problem, changes }, t) ?? refusalOf(problem.code, t)}
    </div>
  ));
}

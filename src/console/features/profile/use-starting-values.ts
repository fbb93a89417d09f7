import { useState } from 'react';

import { sameJson } from '#console/lib/same-json.ts';

import { type FieldName, fieldNames, type UserFields } from './fields.ts';

/** What each field held when its editing began: fields that are not being edited follow what is `saved`. */
export function useStartingValues(
  saved: UserFields,
  isEdited: Readonly<Partial<Record<FieldName, boolean>>>,
): UserFields {
  const [start, setStart] = useState(saved);
  const now = { ...saved };
  for (const name of fieldNames) if (isEdited[name] === true) now[name] = start[name];
  if (!sameJson(now, start)) setStart(now);
  return now;
}

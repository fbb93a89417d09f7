import { mutationOptions } from '@tanstack/react-query';
import { strToU8, zipSync } from 'fflate';
import type { TFunction } from 'i18next';

import type { ApiRequest, WriteInput } from '#console/api/api-request.ts';
import { fetchJson } from '#console/api/http.ts';
import { saveFile } from '#console/lib/save-file.ts';
import { type SubjectAccess, subjectAccess } from '#contract/subject-access.ts';

/** Usher's own route. It is a POST because it is recorded with its reason. */
const request = (userId: string): ApiRequest => ({
  method: 'POST',
  route: '/usher/users/{userId}/subject-access',
  params: { userId },
  body: {},
});

export const subjectAccessMutations = {
  read: (userId: string) =>
    mutationOptions({
      mutationFn: ({ reason }: WriteInput<void>) => fetchJson({ ...request(userId), reason }, subjectAccess),
      // Everything about a user must not stay in the mutation cache.
      gcTime: 0,
    }),
};

const pageName = 'subject-access.html';
/** Name of the file with the records in the ZIP. */
export const dataName = 'subject-access.json';

/** Downloads the page and the records as one ZIP file. */
export function saveSubjectAccess(data: SubjectAccess, page: string, t: TFunction): void {
  const day = new Date(data.madeAt).toISOString().slice(0, 10);
  saveFile(`${t('subjectAccess.file.name', { id: data.userId, day })}.zip`, zipOf(data, page), 'application/zip');
}

export const zipOf = (data: SubjectAccess, page: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync({ [pageName]: strToU8(page), [dataName]: strToU8(JSON.stringify(data, null, 2)) }, { mtime: data.madeAt }),
  );

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

/** Names of the files in the ZIP, in the language of the page. */
export const fileNames = (t: TFunction) => ({
  page: `${t('subjectAccess.file.inner')}.html`,
  data: `${t('subjectAccess.file.inner')}.json`,
});

/** Downloads the page and the records as one ZIP file. */
export function saveSubjectAccess(data: SubjectAccess, page: string, t: TFunction): void {
  const day = new Date(data.madeAt).toISOString().slice(0, 10);
  saveFile(
    `${t('subjectAccess.file.name', { id: data.userId, day })}.zip`,
    zipOf(data, page, fileNames(t)),
    'application/zip',
  );
}

export const zipOf = (
  data: SubjectAccess,
  page: string,
  names: ReturnType<typeof fileNames>,
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(
      { [names.page]: strToU8(page), [names.data]: strToU8(JSON.stringify(data, null, 2)) },
      { mtime: data.madeAt },
    ),
  );

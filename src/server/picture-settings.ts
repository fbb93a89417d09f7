import * as z from 'zod';

import { pictureHost } from '#gateway/pictures/picture-hosts.ts';

import { unsetWhenEmpty } from './setting.ts';

export const pictureEnvironment = {
  /** Host names, separated by commas or white space. */
  PICTURE_HOSTS: unsetWhenEmpty(
    z
      .string()
      .default('')
      .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
      .pipe(z.array(pictureHost)),
  ),
};

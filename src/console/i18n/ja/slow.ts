import type { slow as english } from '#console/i18n/en/slow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** While reads take long. */
export const slow: Translated<typeof english> = {
  logto: 'Logto の応答に時間がかかっています。',
  identityService: 'ID サービスの応答に時間がかかっています。',
  cancel: 'キャンセル',
};

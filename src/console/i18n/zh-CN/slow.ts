import type { slow as english } from '#console/i18n/en/slow.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** While reads take long. */
export const slow: Translated<typeof english> = {
  logto: 'Logto 响应缓慢。',
  identityService: '身份服务响应缓慢。',
  cancel: '取消',
};

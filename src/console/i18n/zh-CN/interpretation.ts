import type { interpretation as english } from '#console/i18n/en/interpretation.ts';
import type { Translated } from '#console/i18n/translated.ts';

/** How the text in the search box is interpreted. */
export const interpretation: Translated<typeof english> = {
  searchAs: '识别为',
  country: '号码所属国家/地区',
  only: '{{kind}}（仅此项）',
  kind: {
    id: '用户 ID',
    email: '邮箱',
    emailPart: '邮箱的一部分',
    phone: '手机号',
    username: '用户名',
    name: '姓名',
  },
};

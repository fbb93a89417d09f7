import type { customData as english } from '#console/i18n/en/custom-data.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const customData: Translated<typeof english> = {
  title: '自定义数据',
  label: '自定义数据',
  hint: '供应用读写的 JSON 对象。只保存改动过的键。',
  save: '保存更改',
  discard: '放弃更改',
};

import type { customData as english } from '#console/i18n/en/custom-data.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const customData: Translated<typeof english> = {
  title: 'カスタムデータ',
  label: 'カスタムデータ',
  hint: 'アプリが読み書きする JSON オブジェクトです。変更したキーだけが保存されます。',
  save: '変更を保存',
  discard: '変更を破棄',
};

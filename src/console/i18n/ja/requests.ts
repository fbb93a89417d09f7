import type { requests as english } from '#console/i18n/en/requests.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const requests: Translated<typeof english> = {
  show: 'リクエストを表示',
  hide: 'リクエストを非表示',
  pageTitle: 'このページのリクエスト',
  pageText: 'このページが送信する Management API リクエストを、curl と Logto のクライアントの形式で表示します。',
  none: 'このページは Management API リクエストを送信しません。',
  format: 'リクエストの形式',
  copy: '{{request}} をコピー',
};

import type { requests as english } from '#console/i18n/en/requests.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const requests: Translated<typeof english> = {
  show: '显示请求',
  hide: '隐藏请求',
  pageTitle: '此页面的请求',
  pageText: '此页面的 Management API 请求，可用 curl 或 Logto 客户端发送。',
  none: '此页面不发送 Management API 请求。',
  format: '请求格式',
  copy: '复制 {{request}}',
};

import type { operators as english } from '#console/i18n/en/operators.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const operators: Translated<typeof english> = {
  title: 'オペレーター',
  intro:
    'Usher にサインインしているオペレーターです。セッションの期限が切れるか取り消されるまで、Usher を使い続けられます。',
  table: 'オペレーターのセッション',
  column: {
    operator: 'オペレーター',
    role: 'ロール',
    signedIn: 'サインイン日時',
    lastSeen: '最終アクセス',
    address: 'IP アドレス',
    actions: '操作',
  },
  own: 'このセッション',
  signedInAt: 'サインイン：{{time}}',
  lastSeenAt: '最終アクセス：{{time}}',
  unknownAddress: '不明',
  revoke: 'セッションの取り消し',
  revokeNamed: '{{name}}さんのセッションの取り消し（サインイン：{{time}}）',
  revokeAll: 'すべてのセッションの取り消し',
  revokeAllNamed: '{{name}}さんのすべてのセッションの取り消し',
  revokeDialog: {
    title: '{{name}}さんのセッションを取り消しますか？',
    text: '{{name}}さんは、そのデバイスでもう一度サインインする必要があります。未保存の変更は、サインイン後に保存できます。',
    confirm: 'セッションの取り消し',
    done: 'セッションを取り消しました。',
  },
  revokeAllDialog: {
    title: '{{name}}さんのすべてのセッションを取り消しますか？',
    text: '{{name}}さんは、すべてのデバイスでもう一度サインインする必要があります。Usher を使えないようにするには、サインインプロバイダーでロールも外してください。',
    confirm: 'すべてのセッションの取り消し',
    done: '{{name}}さんのすべてのセッションを取り消しました。',
  },
  none: { title: '有効なセッションはありません', text: 'サインイン中のオペレーターがここに表示されます。' },
  notPermitted: { title: 'オペレーター', text: 'サインイン中のオペレーターを確認できるのは管理者だけです。' },
};

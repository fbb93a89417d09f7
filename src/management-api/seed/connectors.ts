import type { NewRow } from './insert-rows.ts';

export type SocialTarget = 'google' | 'github' | 'apple' | 'wechat';

/** Connector ids, which log entries contain. */
export const connectorIds: Record<SocialTarget, string> = {
  google: 'g4k1z8m2qy0x',
  github: 'h7t3c9v5w1nb',
  apple: 'a2p6r0d8j4se',
  wechat: 'w9x5u3f7l1ok',
};

/** Four social connectors with the providers' names and own drawings as logos. */
export const connectors: NewRow<'connectors'>[] = [
  connector({
    target: 'google',
    factory: 'google-universal',
    platform: 'Universal',
    name: { en: 'Google', 'zh-CN': '谷歌', ja: 'Google', ar: 'جوجل' },
    description: {
      en: 'Sign in with a Google account',
      'zh-CN': '使用谷歌账号登录',
      ja: 'Google アカウントでサインイン',
    },
    logo: ring('#3b6fd4', '#d4553b'),
    logoDark: ring('#8fb4ff', '#ff9d88'),
    config: {
      clientId: 'demo-client.apps.example.com',
      clientSecret: fakeSecret('google'),
      scope: 'openid profile email',
    },
  }),
  connector({
    target: 'github',
    factory: 'github-universal',
    platform: 'Universal',
    name: { en: 'GitHub', 'zh-CN': 'GitHub', ja: 'GitHub' },
    description: {
      en: 'Sign in with a GitHub account',
      'zh-CN': '使用 GitHub 账号登录',
      ja: 'GitHub アカウントでサインイン',
    },
    logo: fork('#24292f'),
    logoDark: fork('#f0f3f6'),
    config: { clientId: 'Iv1.0000demo0000', clientSecret: fakeSecret('github') },
  }),
  connector({
    target: 'apple',
    factory: 'apple-universal',
    platform: 'Universal',
    name: { en: 'Apple', 'zh-CN': '苹果', ja: 'Apple', ko: '애플' },
    description: {
      en: 'Sign in with an Apple account',
      'zh-CN': '使用苹果账号登录',
      ja: 'Apple アカウントでサインイン',
    },
    logo: fruit('#1d1d1f'),
    logoDark: fruit('#f5f5f7'),
    config: { clientId: 'com.example.shop', scope: 'name email' },
  }),
  connector({
    target: 'wechat',
    factory: 'wechat-web',
    platform: 'Web',
    name: { en: 'WeChat', 'zh-CN': '微信', 'zh-TW': '微信', ja: 'WeChat' },
    description: {
      en: 'Sign in by scanning with WeChat',
      'zh-CN': '使用微信扫码登录',
      ja: 'WeChat でスキャンしてサインイン',
    },
    logo: bubbles('#1f9d4d'),
    logoDark: null,
    config: { appId: 'wx0000000000000000', appSecret: fakeSecret('wechat') },
  }),
];

type Description = {
  target: SocialTarget;
  factory: string;
  config: Record<string, unknown>;
  [shown: string]: unknown;
};

function connector({ target, factory, config, ...shown }: Description): NewRow<'connectors'> {
  return {
    id: connectorIds[target],
    connector_id: factory,
    type: 'Social',
    target,
    metadata: { id: factory, target, ...shown, isStandard: false, readme: '', formItems: [] },
    config,
    sync_profile: target !== 'apple',
    enable_token_storage: false,
  };
}

/** A recognizable fake secret, so that tests and reviewers notice when it is shown. */
function fakeSecret(target: string): string {
  return `not-a-secret-${target}-must-never-be-shown`;
}

function logo(drawing: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${drawing}</svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function ring(first: string, second: string): string {
  const half = (color: string, sweep: number) =>
    `<path d="M12 4a8 8 0 0 ${sweep} 0 16" fill="none" stroke="${color}" stroke-width="4"/>`;
  return logo(half(first, 0) + half(second, 1));
}

function fork(color: string): string {
  const line = `<path d="M7 6v12M17 6v3a4 4 0 0 1-4 4H7" fill="none" stroke="${color}" stroke-width="2"/>`;
  const knot = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="2.5" fill="${color}"/>`;
  return logo(line + knot(7, 5) + knot(17, 5) + knot(7, 19));
}

function fruit(color: string): string {
  return logo(`<circle cx="12" cy="14" r="7" fill="${color}"/><path d="M12 7q0-4 4-5q0 4-4 5" fill="${color}"/>`);
}

function bubbles(color: string): string {
  const bubble = (x: number, y: number, r: number) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${color}"/>`;
  return logo(`${bubble(9, 10, 7)}<g opacity=".7">${bubble(16, 15, 5)}</g>`);
}

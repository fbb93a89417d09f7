import type { NewConnector } from '#contract/connector-writes.ts';

export type SocialTarget = 'google' | 'github' | 'apple' | 'wechat';

/** Connector ids, which log entries contain. */
export const connectorIds: Record<SocialTarget, string> = {
  google: 'g4k1z8m2qy0x',
  github: 'h7t3c9v5w1nb',
  apple: 'a2p6r0d8j4se',
  wechat: 'w9x5u3f7l1ok',
};

/** Four social connectors. */
export const connectors: readonly NewConnector[] = [
  {
    id: connectorIds.google,
    connectorId: 'google-universal',
    config: {
      clientId: 'demo-client.apps.example.com',
      clientSecret: fakeSecret('google'),
      scope: 'openid profile email',
    },
    syncProfile: true,
  },
  {
    id: connectorIds.github,
    connectorId: 'github-universal',
    config: { clientId: 'Iv1.0000demo0000', clientSecret: fakeSecret('github') },
    syncProfile: true,
  },
  {
    id: connectorIds.apple,
    connectorId: 'apple-universal',
    config: { clientId: 'com.example.shop', scope: 'name email' },
  },
  {
    id: connectorIds.wechat,
    connectorId: 'wechat-web',
    config: { appId: 'wx0000000000000000', appSecret: fakeSecret('wechat') },
    syncProfile: true,
  },
];

/** A recognizable fake secret, so that tests and reviewers notice when it is shown. */
function fakeSecret(target: string): string {
  return `not-a-secret-${target}-must-never-be-shown`;
}

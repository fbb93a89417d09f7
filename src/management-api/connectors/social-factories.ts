import { z } from 'zod';

import { newLongId } from '#management-api/services/ids.ts';

import { type ConnectorFactory, textField } from './factory.ts';
import { bubbles, fork, fruit, key, ring } from './logos.ts';

const optionalText = z.string().optional();
const clientFields = [textField('clientId', 'Client ID'), textField('clientSecret', 'Client secret')];
const scopeField = textField('scope', 'Scopes, separated by spaces', false);

/** An address with parameters in the order given. */
const address = (endpoint: string, parameters: Record<string, string>): string =>
  `${endpoint}?${new URLSearchParams(parameters).toString()}`;

const snakeCase = (name: string): string => name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();

const googleConfig = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  scope: optionalText,
  prompts: z.array(z.enum(['none', 'consent', 'select_account'])).optional(),
  oneTap: z
    .object({
      isEnabled: z.boolean().optional(),
      autoSelect: z.boolean().optional(),
      closeOnTapOutside: z.boolean().optional(),
      itpSupport: z.boolean().optional(),
    })
    .optional(),
  offlineAccess: z.boolean().optional(),
});

export const google: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'google-universal',
    target: 'google',
    platform: 'Universal',
    name: { en: 'Google', 'zh-CN': '谷歌', ja: 'Google', ar: 'جوجل' },
    description: {
      en: 'Sign in with a Google account',
      'zh-CN': '使用谷歌账号登录',
      ja: 'Google アカウントでサインイン',
    },
    logo: ring('#3b6fd4', '#d4553b'),
    logoDark: ring('#8fb4ff', '#ff9d88'),
    readme: 'Create an OAuth client for a web application at Google and enter its ID and secret.',
    formItems: [...clientFields, scopeField],
    isTokenStorageSupported: true,
  },
  configGuard: googleConfig,
  authorizationUri(config, { state, redirectUri }) {
    const { clientId, scope, prompts = [], offlineAccess } = googleConfig.parse(config);
    return address('https://accounts.google.com/o/oauth2/v2/auth', {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      state,
      scope: scope ?? 'openid profile email',
      ...(prompts.length > 0 && { prompt: prompts.join(' ') }),
      ...(offlineAccess === true && { access_type: 'offline' }),
    });
  },
};

const githubConfig = z.object({ clientId: z.string(), clientSecret: z.string(), scope: optionalText });

export const github: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'github-universal',
    target: 'github',
    platform: 'Universal',
    name: { en: 'GitHub', 'zh-CN': 'GitHub', ja: 'GitHub' },
    description: {
      en: 'Sign in with a GitHub account',
      'zh-CN': '使用 GitHub 账号登录',
      ja: 'GitHub アカウントでサインイン',
    },
    logo: fork('#24292f'),
    logoDark: fork('#f0f3f6'),
    readme: 'Register an OAuth app at GitHub and enter its client ID and a client secret.',
    formItems: [...clientFields, scopeField],
    isTokenStorageSupported: true,
  },
  configGuard: githubConfig,
  authorizationUri(config, { state, redirectUri }) {
    const { clientId, scope } = githubConfig.parse(config);
    return address('https://github.com/login/oauth/authorize', {
      client_id: clientId,
      redirect_uri: redirectUri,
      state,
      scope: scope ?? 'read:user user:email',
    });
  },
};

const appleConfig = z.object({ clientId: z.string(), scope: optionalText });

export const apple: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'apple-universal',
    target: 'apple',
    platform: 'Universal',
    name: { en: 'Apple', 'zh-CN': '苹果', ja: 'Apple', ko: '애플' },
    description: {
      en: 'Sign in with an Apple account',
      'zh-CN': '使用苹果账号登录',
      ja: 'Apple アカウントでサインイン',
    },
    logo: fruit('#1d1d1f'),
    logoDark: fruit('#f5f5f7'),
    readme: 'Create a services ID at Apple and enter it as the client ID.',
    formItems: [textField('clientId', 'Client ID'), scopeField],
  },
  configGuard: appleConfig,
  authorizationUri(config, { state, redirectUri }) {
    const { clientId, scope = '' } = appleConfig.parse(config);
    return address('https://appleid.apple.com/auth/authorize', {
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      state,
      nonce: newLongId(),
      response_type: 'code id_token',
      response_mode: 'form_post',
    });
  },
};

const wechatConfig = z.object({ appId: z.string(), appSecret: z.string(), scope: optionalText });

export const wechat: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'wechat-web',
    target: 'wechat',
    platform: 'Web',
    name: { en: 'WeChat', 'zh-CN': '微信', 'zh-TW': '微信', ja: 'WeChat' },
    description: {
      en: 'Sign in by scanning with WeChat',
      'zh-CN': '使用微信扫码登录',
      ja: 'WeChat でスキャンしてサインイン',
    },
    logo: bubbles('#1f9d4d'),
    logoDark: null,
    readme: 'Register a website application at WeChat and enter its app ID and secret.',
    formItems: [textField('appId', 'App ID'), textField('appSecret', 'App secret'), scopeField],
  },
  configGuard: wechatConfig,
  authorizationUri(config, { state, redirectUri }) {
    const { appId, scope = 'snsapi_login' } = wechatConfig.parse(config);
    return address('https://open.weixin.qq.com/connect/qrconnect', {
      appid: appId,
      // Encoded twice, as Logto does.
      redirect_uri: encodeURI(redirectUri),
      response_type: 'code',
      scope,
      state,
    });
  },
};

const oauth2Config = z.object({
  authorizationEndpoint: z.string(),
  tokenEndpoint: z.string(),
  userInfoEndpoint: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  scope: optionalText,
  responseType: z.literal('code').default('code'),
  grantType: z.literal('authorization_code').optional(),
  tokenEndpointAuthMethod: z.enum(['client_secret_basic', 'client_secret_post', 'client_secret_jwt']).optional(),
  clientSecretJwtSigningAlgorithm: z.enum(['HS256', 'HS384', 'HS512']).optional(),
  tokenEndpointResponseType: z.enum(['query-string', 'json']).optional(),
  profileMap: z
    .object({ id: optionalText, email: optionalText, phone: optionalText, name: optionalText, avatar: optionalText })
    .optional(),
  customConfig: z.record(z.string(), z.string()).optional(),
});

export const oauth2: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'oauth2',
    target: 'oauth2',
    platform: 'Universal',
    name: { en: 'OAuth 2.0', 'zh-CN': 'OAuth 2.0', ja: 'OAuth 2.0' },
    description: {
      en: 'Sign in with an account of any provider that supports OAuth 2.0',
      'zh-CN': '使用支持 OAuth 2.0 的任意服务的账号登录',
      ja: 'OAuth 2.0 に対応した任意のサービスのアカウントでサインイン',
    },
    logo: key('#4b5563'),
    logoDark: key('#d1d5db'),
    readme: 'Register a client at the provider and enter its endpoints, client ID and client secret.',
    formItems: [
      textField('authorizationEndpoint', 'Authorization endpoint'),
      textField('tokenEndpoint', 'Token endpoint'),
      textField('userInfoEndpoint', 'User information endpoint'),
      ...clientFields,
      scopeField,
      { key: 'profileMap', type: 'Json', label: 'Names of the profile members', required: false },
      { key: 'customConfig', type: 'Json', label: 'Further parameters', required: false },
    ],
    isStandard: true,
    isTokenStorageSupported: true,
  },
  configGuard: oauth2Config,
  authorizationUri(config, { state, redirectUri }) {
    const { authorizationEndpoint, responseType, clientId, scope, customConfig = {} } = oauth2Config.parse(config);
    return address(authorizationEndpoint, {
      response_type: responseType,
      client_id: clientId,
      ...(scope !== undefined && { scope }),
      redirect_uri: redirectUri,
      state,
      ...Object.fromEntries(Object.entries(customConfig).map(([name, value]) => [snakeCase(name), value])),
    });
  },
};

export const mockSocial: ConnectorFactory = {
  type: 'Social',
  metadata: {
    id: 'mock-social-connector',
    target: 'mock-social',
    platform: 'Universal',
    name: { en: 'Test provider', 'zh-CN': '测试服务', ja: 'テスト用サービス' },
    description: {
      en: 'For tests: the caller chooses the account',
      'zh-CN': '用于测试：由调用方选择账号',
      ja: 'テスト用：呼び出し側がアカウントを選択',
    },
    logo: ring('#6b7280', '#9ca3af'),
    logoDark: null,
    readme: 'Needs no provider. Any client ID and secret are accepted.',
    formItems: clientFields,
    isTokenStorageSupported: true,
  },
  configGuard: z.object({ clientId: z.string(), clientSecret: z.string() }),
  authorizationUri: (_config, { state, redirectUri }) =>
    address('http://mock-social/', { state, redirect_uri: redirectUri, scope: 'email profile' }),
};

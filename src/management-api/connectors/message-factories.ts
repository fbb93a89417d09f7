import { z } from 'zod';

import { type ConnectorFactory, type FormItem, textField } from './factory.ts';
import { envelope, handset } from './logos.ts';

const text = z.string();
const optionalText = text.optional();
const contentType = z.enum(['text/plain', 'text/html']);

/** What a message is for. */
const usageType = z.enum([
  'SignIn',
  'Register',
  'ForgotPassword',
  'Generic',
  'OrganizationInvitation',
  'UserPermissionValidation',
  'BindNewIdentifier',
  'MfaVerification',
  'BindMfa',
]);

const requiredUsages = ['Register', 'SignIn', 'ForgotPassword', 'Generic'];

const templatesField: FormItem = { key: 'templates', type: 'Json', label: 'Templates', required: true };

/** User name and password, or the members of OAuth 2.0. */
const smtpAuth = z.union([
  z.strictObject({ user: optionalText, pass: optionalText, type: z.enum(['login', 'Login', 'LOGIN']).optional() }),
  z.object({
    type: z.enum(['oauth2', 'OAuth2', 'OAUTH2']).optional(),
    user: text,
    clientId: optionalText,
    clientSecret: optionalText,
    refreshToken: optionalText,
    accessToken: optionalText,
    expires: z.number().optional(),
    accessUrl: optionalText,
    serviceClient: optionalText,
    privateKey: z.union([text, z.object({ key: text, passphrase: text })]).optional(),
  }),
]);

export const smtp: ConnectorFactory = {
  type: 'Email',
  metadata: {
    id: 'simple-mail-transfer-protocol',
    target: 'smtp',
    platform: null,
    name: { en: 'SMTP', 'zh-CN': 'SMTP', ja: 'SMTP' },
    description: {
      en: 'Sends email through a mail server',
      'zh-CN': '通过邮件服务器发送邮件',
      ja: 'メールサーバー経由でメールを送信',
    },
    logo: envelope('#2563eb'),
    logoDark: envelope('#93c5fd'),
    readme: 'Enter the address of the mail server, the sender and a template for each kind of message.',
    formItems: [
      textField('host', 'Host'),
      { key: 'port', type: 'Number', label: 'Port', required: true },
      { key: 'auth', type: 'Json', label: 'Authentication', required: true },
      textField('fromEmail', 'Sender'),
      textField('replyTo', 'Reply to', false),
      templatesField,
    ],
  },
  configGuard: z.object({
    host: text,
    port: z.number(),
    auth: smtpAuth,
    fromEmail: text,
    replyTo: optionalText,
    secure: z.boolean().optional(),
    customHeaders: z.record(text, z.union([text, z.array(text)])).optional(),
    templates: z
      .array(z.object({ usageType: text, contentType, subject: text, content: text }))
      .refine((templates) => requiredUsages.every((usage) => templates.some((each) => each.usageType === usage)), {
        message: `There must be templates for ${requiredUsages.join(', ')}`,
      }),
  }),
};

export const mockEmail: ConnectorFactory = {
  type: 'Email',
  metadata: {
    id: 'mock-email-service',
    target: 'mock-mail',
    platform: null,
    name: { en: 'Test email', 'zh-CN': '测试邮件', ja: 'テスト用メール' },
    description: {
      en: 'For tests: no email leaves the server',
      'zh-CN': '用于测试：不会发出邮件',
      ja: 'テスト用：メールは送信されません',
    },
    logo: envelope('#6b7280'),
    logoDark: null,
    readme: 'Needs no mail service. Any API key is accepted.',
    formItems: [
      textField('apiKey', 'API key'),
      textField('fromEmail', 'Sender'),
      textField('fromName', 'Name of the sender', false),
      templatesField,
    ],
  },
  configGuard: z.object({
    apiKey: text,
    fromEmail: text,
    fromName: optionalText,
    templates: z.array(z.object({ usageType, type: contentType, subject: text, content: text })),
  }),
};

export const mockSms: ConnectorFactory = {
  type: 'Sms',
  metadata: {
    id: 'mock-short-message-service',
    target: 'mock-sms',
    platform: null,
    name: { en: 'Test text messages', 'zh-CN': '测试短信', ja: 'テスト用 SMS' },
    description: {
      en: 'For tests: no text message leaves the server',
      'zh-CN': '用于测试：不会发出短信',
      ja: 'テスト用：SMS は送信されません',
    },
    logo: handset('#6b7280'),
    logoDark: null,
    readme: 'Needs no message service. Any credentials are accepted.',
    formItems: [
      textField('accountSID', 'Account ID'),
      textField('authToken', 'Token'),
      textField('fromMessagingServiceSID', 'Sender ID'),
      templatesField,
    ],
  },
  configGuard: z.object({
    accountSID: text,
    authToken: text,
    fromMessagingServiceSID: text,
    templates: z.array(z.object({ usageType, content: text })),
  }),
};

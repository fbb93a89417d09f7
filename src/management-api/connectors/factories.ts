import type { ConnectorFactory } from './factory.ts';
import { mockEmail, mockSms, smtp } from './message-factories.ts';
import { apple, github, google, mockSocial, oauth2, wechat } from './social-factories.ts';

/** All connectors that can be configured. */
export const connectorFactories: readonly ConnectorFactory[] = [
  google,
  github,
  apple,
  wechat,
  oauth2,
  mockSocial,
  smtp,
  mockEmail,
  mockSms,
];

export const findFactory = (id: string): ConnectorFactory | undefined =>
  connectorFactories.find(({ metadata }) => metadata.id === id);

import type { TFunction } from 'i18next';

import { hasText, spaced } from '#console/i18n/has-text.ts';

const flows = ['SignIn', 'Register', 'ForgotPassword'] as const;
/** Purpose of a sign-in attempt. */
export type Flow = (typeof flows)[number];

/** Parts of an event key (logto-behavior.md#7.3). */
export type EventKey =
  /** Verification of the user's identity, or a request for it, by `factor`. */
  | { kind: 'verification'; flow: Flow; factor: string; act: string }
  | { kind: 'bindMfa'; flow: Flow; factor: string }
  | { kind: 'step'; flow: Flow; step: string }
  | { kind: 'webhook'; event: string }
  | { kind: 'other' };

/** Older Logto versions wrote `Identifier` or `Mfa` instead of `Verification`. */
const verification = /^(?:Verification|Identifier|Mfa)\.(\w+)\.(Create|Update|Submit|Delete|End)$/;
const interaction = new RegExp(String.raw`^Interaction\.(${flows.join('|')})\.(.+)$`);

export function readEventKey(key: string): EventKey {
  const [, event] = /^TriggerHook\.(.+)$/.exec(key) ?? [];
  if (event !== undefined) return { kind: 'webhook', event };

  const [, flow, rest] = interaction.exec(key) ?? [];
  if (flow === undefined || rest === undefined) return { kind: 'other' };
  const [, factor, act] = verification.exec(rest) ?? [];
  if (factor !== undefined && act !== undefined) return { kind: 'verification', flow: flow as Flow, factor, act };
  const [, bound] = /^BindMfa\.(\w+)\.(?:Create|Submit)$/.exec(rest) ?? [];
  if (bound !== undefined) return { kind: 'bindMfa', flow: flow as Flow, factor: bound };
  return { kind: 'step', flow: flow as Flow, step: rest };
}

const factors = [
  'Password',
  'EmailVerificationCode',
  'PhoneVerificationCode',
  'MfaEmailVerificationCode',
  'MfaPhoneVerificationCode',
  'Social',
  'EnterpriseSso',
  'Totp',
  'WebAuthn',
  'SignInPasskey',
  'BackupCode',
  'NewPasswordIdentity',
  'OneTimeToken',
] as const;

/** Factors verified in one step, without a `Create` event. */
const checkedAtOnce: readonly string[] = ['Password', 'NewPasswordIdentity', 'OneTimeToken'];

const bindable = ['Totp', 'WebAuthn', 'BackupCode', 'EmailVerificationCode', 'PhoneVerificationCode'] as const;

/** Events to filter by: those that current Logto versions write (logto-behavior.md#7.3). Keys match exactly. */
export const eventKeys: readonly string[] = [
  'Interaction.Create',
  'Interaction.End',
  ...flows.flatMap((flow) => [
    `Interaction.${flow}.Create`,
    ...factors.flatMap((factor) => [
      ...(checkedAtOnce.includes(factor) ? [] : [`Interaction.${flow}.Verification.${factor}.Create`]),
      `Interaction.${flow}.Verification.${factor}.Submit`,
    ]),
    `Interaction.${flow}.Identifier.Submit`,
    `Interaction.${flow}.Profile.Update`,
    ...bindable.map((factor) => `Interaction.${flow}.BindMfa.${factor}.Submit`),
    `Interaction.${flow}.Submit`,
  ]),
  'ExchangeTokenBy.AuthorizationCode',
  'ExchangeTokenBy.RefreshToken',
  'ExchangeTokenBy.ClientCredentials',
  'ExchangeTokenBy.TokenExchange',
  'ExchangeTokenBy.DeviceCode',
  'RevokeToken',
  'RevokeGrants',
  'JwtCustomizer.AccessToken',
  'JwtCustomizer.ClientCredentials',
  'SamlApplication.AuthnRequest',
  'SamlApplication.Callback',
  'Action.PostFirstFactorVerification',
  'Action.PostSignIn',
];

/**
 * Returns the translated name of an event, built from the parts of its key (logto-behavior.md#7.3). An unknown key,
 * e.g. of a newer Logto, is returned unchanged.
 */
export function eventName(key: string, t: TFunction): string {
  const known = `events.known.${spaced(key)}`;
  if (hasText(known)) return t(known);

  const event = readEventKey(key);
  switch (event.kind) {
    case 'verification': {
      const act = `events.act.${event.act}`;
      const factor = eventFactorName(event.factor, t);
      if (factor === undefined || !hasText(act)) return key;
      return t('events.verification', { flow: t(`events.flow.${event.flow}`), factor, act: t(act) });
    }
    case 'bindMfa': {
      const factor = boundFactorName(event.factor, t);
      return factor === undefined ? key : t('events.bindMfa', { flow: t(`events.flow.${event.flow}`), factor });
    }
    case 'step': {
      const step = `events.step.${spaced(event.step)}`;
      return hasText(step) ? t('events.inFlow', { flow: t(`events.flow.${event.flow}`), step: t(step) }) : key;
    }
    case 'webhook':
      return t('events.webhook', { event: event.event });
    case 'other':
      return key;
  }
}

/** Returns the translated name of a factor that is added: an authenticator app, not its code. */
export const boundFactorName = (factor: string, t: TFunction): string | undefined =>
  factor === 'Totp' ? t('events.factor.TotpApp') : eventFactorName(factor, t);

/** Returns the translated name of a factor in an event key; undefined for an unknown factor. */
export function eventFactorName(factor: string, t: TFunction): string | undefined {
  const name = `events.factor.${factor}`;
  return hasText(name) ? t(name) : undefined;
}

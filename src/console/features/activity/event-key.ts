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

import type { Client } from '#management-api/seed/applications.ts';
import type { SeedDevice } from '#management-api/seed/devices.ts';
import type { NewRow } from '#management-api/seed/insert-rows.ts';
import type { Random } from '#management-api/seed/random.ts';

export type LogEntry = NewRow<'logs'>;

/** Time, device and application of a visit. */
export type VisitContext = {
  random: Random;
  /** Time of the event at offset 0, in ms. */
  at: number;
  device: SeedDevice;
  client: Client;
};

export type InteractionEvent = 'SignIn' | 'Register' | 'ForgotPassword';

/** Creates an entry. `offset` is in milliseconds relative to `at`; entries before have negative ones. */
export const writeEntry = (
  { random, at, device }: Pick<VisitContext, 'random' | 'at' | 'device'>,
  offset: number,
  key: string,
  members: Record<string, unknown>,
): LogEntry => ({
  id: random.id(21),
  key,
  payload: {
    key,
    result: 'Success',
    ip: device.ip,
    userAgent: device.agent.ua,
    userAgentParsed: device.agent,
    ...members,
  },
  created_at: new Date(Math.round(at + offset)),
});

/**
 * One visit of a browser to the sign-in page. Entries have the same members as recorded ones
 * (`conformance/log-scenarios.json`): only `Interaction.Create` and `Interaction.End` have `interactionId`.
 */
export function createVisit(context: VisitContext) {
  const { random, client, device } = context;
  // Scales all offsets, which keeps the order.
  const pace = 0.7 + random.fraction() * 1.3;
  const sessionIds = [random.token(21), random.token(21), random.token(21)];
  const signInId = random.token(21);
  const consentId = random.token(21);

  const params = {
    scope: client.scope,
    state: random.token(22),
    prompt: client.requestsConsent ? 'login consent' : 'login',
    client_id: client.id,
    redirect_uri: client.redirectUri,
    response_type: 'code',
    code_challenge: random.token(43),
    one_time_token: '******',
    code_challenge_method: 'S256',
    google_one_tap_credential: '******',
    ...(client.id === 'demo-app' && { resource: 'urn:logto:resource:organizations' }),
  };

  const write = (offset: number, key: string, members: Record<string, unknown> = {}) =>
    writeEntry(context, offset * pace, key, members);

  return {
    random,

    /** A step of the interaction on the sign-in page. */
    step: (offset: number, key: string, members: Record<string, unknown> = {}) =>
      write(offset, `Interaction.${key}`, { ...members, applicationId: client.id }),

    /** The state of the interaction in the payload of each step. */
    interaction: (
      interactionEvent: InteractionEvent,
      known: { userId?: string; profile?: Record<string, unknown>; verificationRecords?: unknown[] } = {},
    ) => ({
      mfa: {},
      captcha: { skipped: false, verified: false },
      profile: {},
      signInContext: { ip: device.ip, userAgent: device.agent.ua },
      interactionEvent,
      verificationRecords: [],
      ...known,
    }),

    /** Moves entries `lead` milliseconds back. */
    earlier: (entries: readonly LogEntry[], lead: number): LogEntry[] =>
      entries.map((entry) => ({
        ...entry,
        created_at: new Date(Math.round(entry.created_at.getTime() - lead * pace)),
      })),

    /** The application sends the browser to the sign-in page. */
    begin: (offset: number) =>
      write(offset, 'Interaction.Create', {
        applicationId: client.id,
        sessionId: sessionIds[0],
        params,
        prompt: { name: 'login', reasons: ['login_prompt', 'no_session'] },
        interactionId: signInId,
      }),

    /** Consent if requested, return to the application, and its token request. */
    finish: (userId: string): LogEntry[] => {
      const end = (offset: number, sessionId: string | undefined, interactionId: string) =>
        write(offset, 'Interaction.End', { applicationId: client.id, sessionId, params, interactionId });
      const consent = () => [
        write(28, 'Interaction.Create', {
          userId,
          applicationId: client.id,
          sessionId: sessionIds[1],
          params,
          prompt: { name: 'consent', reasons: ['consent_prompt', 'op_scopes_missing'] },
          interactionId: consentId,
        }),
        end(28, sessionIds[1], signInId),
        end(60, sessionIds[2], consentId),
      ];
      return [
        ...(client.requestsConsent ? consent() : [end(28, sessionIds[1], signInId)]),
        write(192, 'ExchangeTokenBy.AuthorizationCode', {
          userId,
          applicationId: client.id,
          params: {
            code: random.token(43),
            client_id: client.id,
            grant_type: 'authorization_code',
            redirect_uri: client.redirectUri,
            client_secret: '******',
            code_verifier: random.token(43),
          },
          scope: client.scope,
          tokenTypes: ['AccessToken', ...(client.scope.includes('offline_access') ? ['RefreshToken'] : []), 'IdToken'],
        }),
      ];
    },
  };
}

export type Visit = ReturnType<typeof createVisit>;

/** Default lifetime of an access token, in ms; a tenant can change it (logto-behavior.md#12.33). */
const accessTokenLife = 60 * 60_000;

/** Returns until when apps may work after their sessions and grants are revoked: access tokens cannot be revoked. */
export const appsMayWorkUntil = (now = Date.now()): number => now + accessTokenLife;

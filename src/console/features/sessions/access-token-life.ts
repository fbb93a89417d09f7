/** How long an access token lives that was issued this moment, in ms, unless the tenant chose otherwise (spec 12, trap 33). */
const accessTokenLife = 60 * 60_000;

/** Until when apps may go on after their sessions and grants have ended: issued access tokens cannot be called back. */
export const appsMayWorkUntil = (now = Date.now()): number => now + accessTokenLife;

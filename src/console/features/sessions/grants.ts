import { shownName } from '#console/lib/identifying-text.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import type { Grant } from '#contract/sessions.ts';

/** Returns the name of the app of a grant; Logto before 1.41 sends only its ID. */
export function useGrantName(): (grant: Grant) => string {
  const appName = useAppName();
  return ({ application, payload }) =>
    application === undefined ? appName(payload.clientId) : shownName(application.name, application.id);
}

/** Last characters of a grant ID, enough to distinguish the few grants that a user gave one app. */
export const shortGrantId = ({ id }: Grant): string => id.slice(-6);

/** Default lifetime of an access token, in ms; a tenant can change it (logto-behavior.md#12.33). */
const accessTokenLife = 60 * 60_000;

/** Returns until when apps may work after their sessions and grants are revoked: access tokens cannot be revoked. */
export const appsMayWorkUntil = (now = Date.now()): number => now + accessTokenLife;

import { shownName } from '#console/lib/identifying-text.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import type { Grant } from '#contract/sessions.ts';

/** What the app is called that a grant was given to; Logto before 1.41 says only its ID. */
export function useGrantName(): (grant: Grant) => string {
  const appName = useAppName();
  return ({ application, payload }) =>
    application === undefined ? appName(payload.clientId) : shownName(application.name, application.id);
}

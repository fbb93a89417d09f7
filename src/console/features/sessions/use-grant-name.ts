import { shownName } from '#console/lib/identifying-text.ts';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import type { Grant } from '#contract/sessions.ts';

/** Returns the name of the app of a grant; Logto before 1.41 sends only its ID. */
export function useGrantName(): (grant: Grant) => string {
  const appName = useAppName();
  return ({ application, payload }) =>
    application === undefined ? appName(payload.clientId) : shownName(application.name, application.id);
}

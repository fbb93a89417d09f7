import type { Management } from './management.ts';
import type { OperatorSettings } from './operator-settings.ts';
import type { Settings } from './settings.ts';

/** Returns the lines printed at the start: the address of the console, and how to reach the API. */
export function announcement(settings: Settings, { upstream, credentials }: Management): string[] {
  const { operators } = settings;
  const ready = [`Usher is ready: ${operators.publicUrl ?? `http://${settings.host}:${settings.port}`}`];
  if (operators.isExposed) {
    ready.push(
      'WARNING: demo operators on an address that others can reach. Anyone there can become an administrator.',
      'There, browsers keep sessions only over HTTPS: use an HTTPS proxy and set PUBLIC_URL to its address.',
    );
  }
  if (settings.management.kind === 'logto') {
    return [...ready, `Logto: ${upstream.baseUrl}`, ...protection(operators)];
  }
  if (settings.management.apiPort === 0) return ready;
  return [
    ...ready,
    `Embedded Management API: ${upstream.baseUrl}/api (token: ${upstream.tokenEndpoint})`,
    `  application: ${credentials.clientId}`,
    `  secret:      ${credentials.clientSecret}`,
  ];
}

/** Printed because a mistake in one of two addresses would turn off the protection of operators' own accounts. */
function protection({ provider, protectedRoles }: OperatorSettings): string[] {
  const roles = protectedRoles.join(', ');
  return [
    provider?.isSameLogto === true
      ? "Operators are users of this Logto: they can't change their own account"
      : 'Operators are not users of this Logto. If they are, set OIDC_IS_LOGTO=true',
    `Protected accounts: users with one of the roles ${roles}`,
  ];
}

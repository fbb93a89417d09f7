import type { Management } from './management.ts';
import type { OperatorSettings } from './operator-settings.ts';
import type { Settings } from './settings.ts';

/** What to print for the person who started the product: where it is, and how to reach the API behind it. */
export function announcement(settings: Settings, { upstream, credentials }: Management): string[] {
  const { operators } = settings;
  const ready = [`Usher is ready: ${operators.publicUrl ?? `http://${settings.host}:${settings.port}`}`];
  if (operators.isExposed) {
    ready.push(
      'WARNING: demo operators on an address that others can reach: anybody there can become an administrator.',
      'Browsers keep sessions there over HTTPS only: put HTTPS before Usher, and its address in PUBLIC_URL.',
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

/** It follows from two addresses, so that a slip in one would take it away: whoever starts Usher is told. */
function protection({ provider, protectedRoles }: OperatorSettings): string[] {
  const roles = protectedRoles.join(', ');
  return [
    provider?.isSameLogto === true
      ? 'Operators are users of this Logto: nobody changes their own account'
      : 'Operators are no users of this Logto (OIDC_IS_LOGTO=true says that they are)',
    `Protected accounts: those with a role of ${roles}`,
  ];
}

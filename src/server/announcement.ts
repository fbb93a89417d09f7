import type { Management } from './management.ts';
import type { Settings } from './settings.ts';

/** What to print for the person who started the product: where it is, and how to reach the API behind it. */
export function announcement(settings: Settings, { upstream, credentials }: Management): string[] {
  const { operators } = settings;
  const ready = [`Usher is ready: ${operators.publicUrl ?? `http://${settings.host}:${settings.port}`}`];
  if (operators.isExposed) {
    ready.push(
      'WARNING: demo operators on an address that others can reach: anybody there can become an administrator.',
    );
  }
  if (settings.management.kind === 'logto') return [...ready, `Connected to ${upstream.baseUrl}`];
  if (settings.management.apiPort === 0) return ready;
  return [
    ...ready,
    `Embedded Management API: ${upstream.baseUrl}/api (token: ${upstream.tokenEndpoint})`,
    `  application: ${credentials.clientId}`,
    `  secret:      ${credentials.clientSecret}`,
  ];
}

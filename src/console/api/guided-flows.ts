import { type NewFlow, startedFlow } from '#contract/guided-flows.ts';

import { fetchJson } from './http.ts';

/** Opens a guided flow on an account, and returns the ID that its steps send. */
export async function openFlow(userId: string, flow: NewFlow, reason: string | undefined): Promise<string> {
  const route = '/usher/users/{userId}/flows';
  const { id } = await fetchJson({ method: 'POST', route, params: { userId }, body: flow, reason }, startedFlow);
  return id;
}

import { signInExperience } from '#contract/sign-in-experience.ts';
import { listSocialTargets } from '#management-api/db/connectors.ts';
import { lockSignInExperience, patchSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Db } from '#management-api/db/tables.ts';

/** Returns the targets that a social connector has, in the same order. */
export async function availableTargets(db: Db, targets: readonly string[]): Promise<string[]> {
  const available = await listSocialTargets(db);
  return targets.filter((target) => available.has(target));
}

/** Removes targets without a connector from the sign-in page. */
export async function removeUnavailableTargets(db: Db): Promise<void> {
  const { socialSignInConnectorTargets: targets = [] } = signInExperience.parse(await lockSignInExperience(db));
  await patchSignInExperience(db, { socialSignInConnectorTargets: await availableTargets(db, targets) });
}

import { type OperatorRole, operatorRoles } from '#contract/operators.ts';

/** Usher's roles by the provider's role names. */
export type RoleMap = Readonly<Record<string, OperatorRole>>;

/** Returns the role with the most permissions in a claim, which is a list or a text of words. */
export function highestRole(claim: unknown, roleMap: RoleMap): OperatorRole | undefined {
  const words = typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  const roles = words.map((word) =>
    typeof word === 'string' && Object.hasOwn(roleMap, word) ? roleMap[word] : undefined,
  );
  return operatorRoles.toReversed().find((role) => roles.includes(role));
}

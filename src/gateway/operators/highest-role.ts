import { type OperatorRole, operatorRoles } from '#contract/operators.ts';

/** A provider's names for Usher's roles. */
export type RoleMap = Readonly<Record<string, OperatorRole>>;

/** The one with the most permissions, of the roles that the claim names, as a list or as words in one text. */
export function highestRole(claim: unknown, roleMap: RoleMap): OperatorRole | undefined {
  const words = typeof claim === 'string' ? claim.split(/[\s,]+/) : Array.isArray(claim) ? claim : [];
  const roles = words.map((word) =>
    typeof word === 'string' && Object.hasOwn(roleMap, word) ? roleMap[word] : undefined,
  );
  return operatorRoles.toReversed().find((role) => roles.includes(role));
}

import type { Operator, OperatorRole } from '#contract/operators.ts';

const names = { viewer: 'Vera Viewer', support: 'Sam Support', admin: 'Alex Admin' } satisfies Record<
  OperatorRole,
  string
>;

/** One invented person for each role. */
export const demoOperator = (role: OperatorRole): Operator => ({ subject: `demo-${role}`, name: names[role], role });

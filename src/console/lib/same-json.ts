/** Returns whether two JSON values are equal, ignoring the order of members. Supports names such as `constructor`. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Object.is(one, other) || (one === 0 && other === 0)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [members, others] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return members.size === others.size && [...members].every(([name, value]) => sameMember(others, name, value));
}

const sameMember = (others: ReadonlyMap<string, unknown>, name: string, value: unknown): boolean =>
  others.has(name) && sameJson(value, others.get(name));

/** Returns whether an object in `value` has a member `__proto__`, which assignment would not copy. */
export function hasProtoMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProtoMember);
}

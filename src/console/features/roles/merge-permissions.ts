import type { Resource, Scope, ScopeWithResource } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';

/** A permission of an API, and the roles it comes from. */
export type Permission = { scope: Scope; resource: Resource; roles: Role[] };

/** What roles permit together: each permission once, by API and name. */
export function mergePermissions(
  grants: readonly { role: Role; scopes: readonly ScopeWithResource[] }[],
): Permission[] {
  const merged = new Map<string, Permission>();
  for (const { role, scopes } of grants) {
    for (const { resource, ...scope } of scopes) {
      const known = merged.get(scope.id);
      if (known === undefined) merged.set(scope.id, { scope, resource, roles: [role] });
      else known.roles.push(role);
    }
  }
  return [...merged.values()].sort(
    (a, b) => a.resource.name.localeCompare(b.resource.name) || a.scope.name.localeCompare(b.scope.name),
  );
}

/** Whether a permission has this text in its name, its description, its API or one of its roles. */
export function isAbout({ scope, resource, roles }: Permission, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  const texts = [
    scope.name,
    scope.description ?? '',
    resource.name,
    resource.indicator,
    ...roles.map(({ name }) => name),
  ];
  return texts.some((candidate) => candidate.toLowerCase().includes(wanted));
}

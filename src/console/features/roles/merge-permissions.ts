import type { Resource, Scope, ScopeWithResource } from '#contract/resources.ts';
import type { Role } from '#contract/roles.ts';

/** A permission of an API resource, with the roles that grant it. */
export type EffectivePermission = { scope: Scope; resource: Resource; roles: Role[] };

/** Merges the permissions of several roles: each once, sorted by API resource and name. */
export function mergePermissions(
  grants: readonly { role: Role; scopes: readonly ScopeWithResource[] }[],
): EffectivePermission[] {
  const merged = new Map<string, EffectivePermission>();
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

/** Returns whether a permission contains the text in its name, description, API resource or roles. */
export function matchesText({ scope, resource, roles }: EffectivePermission, text: string): boolean {
  const query = text.trim().toLowerCase();
  const texts = [
    scope.name,
    scope.description ?? '',
    resource.name,
    resource.indicator,
    ...roles.map(({ name }) => name),
  ];
  return texts.some((candidate) => candidate.toLowerCase().includes(query));
}

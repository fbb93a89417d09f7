import type { TFunction } from 'i18next';

import type { AuditEvent } from '#contract/audit-log.ts';

import type { NamedEvent, NameOf, RecordKind } from './record-names.ts';

/** A change of roles, memberships or tokens as a sentence, and the fields that it has already said. */
type MembershipChange = { text: string; fields: readonly string[] };

/**
 * Describes which roles, permissions, organizations or tokens a write added or removed, by name, or by ID where the name is unknown; undefined
 * for other writes, and where this operator may not see it.
 */
export function membershipChange(
  event: Pick<AuditEvent, 'method' | 'route'> & NamedEvent,
  nameOf: NameOf,
  t: TFunction,
): MembershipChange | undefined {
  const { method, route, target, before, after } = event;
  const namesOf = (kind: RecordKind, value: unknown): string[] =>
    [value].flat().flatMap((id) => (typeof id === 'string' ? [nameOf(kind, id) ?? id] : []));
  const targetName = (kind: RecordKind) => (target === null ? '' : (nameOf(kind, target.id) ?? target.id));
  const tokenName = [after?.['name'], before?.['name'], target?.type === 'name' ? target.id : undefined].find(
    (name): name is string => typeof name === 'string' && name !== '',
  );

  switch (`${method} ${route}`) {
    case 'POST /api/users/:userId/roles': {
      const names = namesOf('role', after?.['roleIds']);
      return names.length === 0
        ? undefined
        : { text: t('audit.membership.assigned', { count: names.length, names }), fields: ['roleIds'] };
    }
    case 'POST /api/roles/:roleId/users':
      return { text: t('audit.membership.assigned', { count: 1, names: [targetName('role')] }), fields: ['userIds'] };
    case 'DELETE /api/users/:userId/roles/:roleId':
    case 'DELETE /api/roles/:roleId/users/:userId':
      return { text: t('audit.membership.removed', { name: targetName('role') }), fields: [] };
    case 'POST /api/roles/:roleId/scopes': {
      const names = namesOf('permission', after?.['scopeIds']);
      const role = targetName('role');
      return {
        text:
          names.length === 0
            ? t('audit.membership.permittedSome', { role })
            : t('audit.membership.permitted', { count: names.length, names, role }),
        fields: ['scopeIds'],
      };
    }
    case 'DELETE /api/roles/:roleId/scopes/:scopeId': {
      const [name] = namesOf('permission', before?.['scopeId']);
      const role = targetName('role');
      return {
        text:
          name === undefined
            ? t('audit.membership.forbiddenOne', { role })
            : t('audit.membership.forbidden', { name, role }),
        fields: ['scopeId'],
      };
    }
    case 'POST /api/organizations/:organizationId/users':
      return { text: t('audit.membership.joined', { organization: targetName('organization') }), fields: ['userIds'] };
    case 'DELETE /api/organizations/:organizationId/users/:userId':
      return { text: t('audit.membership.left', { organization: targetName('organization') }), fields: [] };
    case 'POST /api/organizations/:organizationId/users/:userId/roles': {
      const names = namesOf('organizationRole', after?.['organizationRoleIds']);
      const organization = targetName('organization');
      return {
        text:
          names.length === 0
            ? t('audit.membership.assignedSomeIn', { organization })
            : t('audit.membership.assignedIn', { count: names.length, names, organization }),
        fields: ['organizationRoleIds'],
      };
    }
    case 'DELETE /api/organizations/:organizationId/users/:userId/roles/:organizationRoleId': {
      const [name] = namesOf('organizationRole', before?.['organizationRoleId']);
      const organization = targetName('organization');
      return {
        text:
          name === undefined
            ? t('audit.membership.removedOneIn', { organization })
            : t('audit.membership.removedIn', { name, organization }),
        fields: ['organizationRoleId'],
      };
    }
    case 'POST /api/users/:userId/personal-access-tokens':
      return tokenName === undefined
        ? { text: t('audit.token.createdOne'), fields: ['name'] }
        : { text: t('audit.token.created', { name: tokenName }), fields: ['name'] };
    case 'POST /api/users/:userId/personal-access-tokens/delete':
    case 'DELETE /api/users/:userId/personal-access-tokens/:name':
      return tokenName === undefined
        ? { text: t('audit.token.deletedOne'), fields: ['name'] }
        : { text: t('audit.token.deleted', { name: tokenName }), fields: ['name'] };
    default:
      return undefined;
  }
}

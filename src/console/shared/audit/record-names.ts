import { useQueries, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { displayName } from '#console/api/display-name.ts';
import { organizationQueries } from '#console/api/organizations.ts';
import { resourceQueries } from '#console/api/resources.ts';
import { roleQueries } from '#console/api/roles.ts';
import { userQueries } from '#console/api/users.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { connectorQueries, inLanguage } from '#console/shared/account/connectors.ts';
import type { AuditEventDetails } from '#contract/audit-log.ts';
import { maxPageSize } from '#contract/paging.ts';

/** What an ID in an audit event belongs to. A provider of social accounts has a target such as `google`. */
export type RecordKind = 'role' | 'permission' | 'organization' | 'organizationRole' | 'app' | 'user' | 'provider';

/** Returns the current name of a record; undefined if it is unknown, such as that of a deleted one. */
export type NameOf = (kind: RecordKind, id: string) => string | undefined;

const fieldKinds: Readonly<Partial<Record<string, RecordKind>>> = {
  roleId: 'role',
  roleIds: 'role',
  scopeId: 'permission',
  scopeIds: 'permission',
  organizationId: 'organization',
  organizationRoleId: 'organizationRole',
  organizationRoleIds: 'organizationRole',
  applicationId: 'app',
  userId: 'user',
  userIds: 'user',
};

const targetKinds: Readonly<Partial<Record<string, RecordKind>>> = {
  role: 'role',
  organization: 'organization',
  target: 'provider',
};

export const kindOfField = (field: string): RecordKind | undefined =>
  Object.hasOwn(fieldKinds, field) ? fieldKinds[field] : undefined;

/** Returns the kind of a target's ID; undefined if it has no name, such as that of a session. */
export const kindOfTarget = (type: string): RecordKind | undefined =>
  Object.hasOwn(targetKinds, type) ? targetKinds[type] : undefined;

/** An event, with its values if they were loaded and this operator may see them. */
export type NamedEvent = Pick<AuditEventDetails, 'target'> & Partial<Pick<AuditEventDetails, 'before' | 'after'>>;

/** Most IDs whose names are loaded for a page of events. */
const maxIds = maxPageSize;

/** Most organizations whose names are loaded: each is a request. */
const maxOrganizations = 20;

/** Returns the distinct IDs of a kind in the events, in a stable order. */
export function idsIn(events: readonly NamedEvent[], kind: RecordKind): string[] {
  const inTargets = events.flatMap(({ target }) =>
    target !== null && kindOfTarget(target.type) === kind ? [target.id] : [],
  );
  const inValues = events
    .flatMap(({ before, after }) => [before, after])
    .flatMap((values) => Object.entries(values ?? {}))
    .flatMap(([field, value]) => (kindOfField(field) === kind ? [value].flat() : []))
    .filter((value) => typeof value === 'string');
  return [...new Set([...inTargets, ...inValues])].sort().slice(0, maxIds);
}

/** Loads the names of the records that events refer to, in as few requests as the API permits. */
export function useRecordNames(events: readonly NamedEvent[]): NameOf {
  const { t, i18n } = useTranslation();
  const isNeeded = (kind: RecordKind) => idsIn(events, kind).length > 0;
  const roles = useQuery(roleQueries.byIds(idsIn(events, 'role')));
  const apis = useQuery({ ...resourceQueries.withScopes(), enabled: isNeeded('permission') });
  const users = useQuery(userQueries.byIds(idsIn(events, 'user')));
  const organizationRoles = useQuery({ ...organizationQueries.roles(), enabled: isNeeded('organizationRole') });
  const apps = useQuery({ ...applicationQueries.list(), enabled: isNeeded('app') });
  const connectors = useQuery({ ...connectorQueries.list(), enabled: isNeeded('provider') });
  const organizations = useQueries({
    queries: idsIn(events, 'organization')
      .slice(0, maxOrganizations)
      // The text is also searched for in names, and in parts of IDs.
      .map((id) => organizationQueries.list({ q: id, page: 1, page_size: 10 })),
    combine: (found) => found.flatMap(({ data }) => data?.items ?? []),
  });

  const nameIn = (records: readonly { id: string; name: string }[] | undefined, id: string) =>
    records?.find((record) => record.id === id)?.name;
  return (kind, id) => {
    switch (kind) {
      case 'role':
        return nameIn(roles.data, id);
      case 'permission':
        return nameIn(
          apis.data?.flatMap(({ scopes }) => scopes),
          id,
        );
      case 'organization':
        return nameIn(organizations, id);
      case 'organizationRole':
        return nameIn(organizationRoles.data, id);
      case 'app':
        return builtInName(id, t) ?? nameIn(apps.data, id);
      case 'user': {
        const user = users.data?.get(id);
        return user && displayName(user);
      }
      case 'provider': {
        const connector = connectors.data?.find(({ type, target }) => type === 'Social' && target === id);
        return connector && inLanguage(connector.name, i18n.language);
      }
    }
  };
}

function builtInName(id: string, t: TFunction): string | undefined {
  const key = `events.builtInApp.${id}`;
  return /^[\w-]+$/.test(id) && hasText(key) ? t(key) : undefined;
}

/** Replaces the IDs in a recorded value by names, where they are known. */
export function namedValue(field: string, value: unknown, nameOf: NameOf): unknown {
  const kind = kindOfField(field);
  if (kind === undefined) return value;
  const named = (one: unknown): unknown => (typeof one === 'string' ? (nameOf(kind, one) ?? one) : one);
  return Array.isArray(value) ? value.map(named) : named(value);
}

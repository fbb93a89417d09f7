import { backOffice } from './applications.ts';
import type { NewRow } from './insert-rows.ts';
import { year } from './lifetimes.ts';

const ordersId = 'orders0api0of0the0sho';

/** The demo shop's API, from which the back office fetches orders. */
export const resources: NewRow<'resources'>[] = [
  {
    id: ordersId,
    name: 'Orders',
    indicator: backOffice.resource,
    is_default: false,
    access_token_ttl: '3600',
  },
];

const scopeIds = { read: 'so1read0orders0000000', write: 'so2write0orders000000', refund: 'so3refund0orders00000' };

export const scopes = (now: number): NewRow<'scopes'>[] =>
  [
    { id: scopeIds.read, name: backOffice.scope, description: 'See orders' },
    { id: scopeIds.write, name: 'write:orders', description: 'Change orders' },
    { id: scopeIds.refund, name: 'refund:orders', description: null },
  ].map((scope) => ({ ...scope, resource_id: ordersId, created_at: new Date(now - 3.4 * year) }));

/** A user role and the share of users who have it. */
type SharedRole = { share: number; id: string; name: string; description: string; scopeIds: string[] };

export const sharedRoles: readonly SharedRole[] = [
  { share: 0.55, id: 'r1customer00000000000', name: 'Customer', description: 'Buys in the shop', scopeIds: [] },
  {
    share: 0.08,
    id: 'r2beta0tester00000000',
    name: 'Beta tester',
    description: 'Gets new features first',
    scopeIds: [],
  },
  {
    share: 0.03,
    id: 'r3support000000000000',
    name: 'Support',
    description: 'Answers customers and sees their orders',
    scopeIds: [scopeIds.read],
  },
  {
    share: 0.02,
    id: 'r4editor0000000000000',
    name: 'Editor',
    description: 'Maintains the catalog',
    scopeIds: [scopeIds.read, scopeIds.write],
  },
  {
    share: 0.01,
    id: 'r5accountant000000000',
    name: 'Accountant',
    description: 'Refunds orders',
    scopeIds: [scopeIds.read, scopeIds.refund],
  },
  {
    share: 0,
    id: 'r6franchisee000000000',
    name: 'Franchisee',
    description: 'Not assigned to any user yet',
    scopeIds: [],
  },
];

const machineRoleId = 'r9order0reader0000000';

/** No default roles, because users created by tests and recordings must have none. */
export const roles: NewRow<'roles'>[] = [
  ...sharedRoles.map(({ id, name, description }) => ({ id, name, description, type: 'User' as const })),
  {
    id: machineRoleId,
    name: 'Order reader',
    description: 'Reads orders every night',
    type: 'MachineToMachine' as const,
  },
].map((role) => ({ ...role, is_default: false }));

export const roleScopes: NewRow<'role_scopes'>[] = [
  ...sharedRoles.flatMap((role) => role.scopeIds.map((scope_id) => ({ role_id: role.id, scope_id }))),
  { role_id: machineRoleId, scope_id: scopeIds.read },
];

export const applicationRoles: NewRow<'application_roles'>[] = [
  { application_id: backOffice.id, role_id: machineRoleId },
];

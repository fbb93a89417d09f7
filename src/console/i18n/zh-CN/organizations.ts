import type { organizations as english } from '#console/i18n/en/organizations.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const organizations: Translated<typeof english> = {
  title: 'Organizations',
  table: 'Organizations',
  add: 'Add to organization',
  column: {
    name: 'Organization',
    roles: 'Organization roles',
    actions: 'Actions',
  },
  noRoles: 'No roles',
  mfaRequired: 'MFA required',
  none: {
    title: 'No organizations',
    text: 'This user doesn’t belong to an organization.',
  },
  changeRoles: 'Change roles',
  changeRolesNamed: 'Change roles in {{organization}}',
  remove: 'Remove',
  removeNamed: 'Remove from {{organization}}',
  roles: {
    title: 'Organization roles',
    none: 'There are no organization roles yet. Create them in Logto’s console.',
  },
  picker: {
    label: 'Organization',
    search: 'Search organizations',
    placeholder: 'Name or ID',
    clear: 'Clear search',
    noMatch: 'No organizations match.',
    taken: 'Already a member',
  },
  addDialog: {
    title: 'Add {{name}} to an organization',
    confirm: 'Add to organization',
    confirmNamed: 'Add to {{organization}}',
    rolesMissing: '{{name}} was added to {{organization}}, but the roles were not assigned.',
    done: '{{name}} was added to {{organization}}',
    undone: '{{name}} is no longer in {{organization}}',
  },
  rolesDialog: {
    title: 'Change the roles of {{name}} in {{organization}}',
    confirm: 'Save roles',
    done: 'The roles of {{name}} in {{organization}} were changed',
    undone: '{{name}} has the previous roles in {{organization}} again',
  },
  removeDialog: {
    title: 'Remove {{name}} from {{organization}}',
    text: '{{name}} loses the membership in {{organization}} and all roles there. The account itself stays.',
    loses: 'Roles lost: {{roles, list}}',
    confirm: 'Remove from organization',
    done: '{{name}} was removed from {{organization}}',
    undone: '{{name}} is in {{organization}} again, with the previous roles',
  },
};

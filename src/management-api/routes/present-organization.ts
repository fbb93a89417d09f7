import type { Organization } from '#contract/organizations.ts';
import type { OrganizationRow } from '#management-api/db/organizations.ts';
import { tenantId } from '#management-api/services/ids.ts';

export const presentOrganization = (row: OrganizationRow): Organization => ({
  tenantId,
  id: row.id,
  name: row.name,
  description: row.description,
  customData: row.custom_data,
  isMfaRequired: row.is_mfa_required,
  color: row.color,
  branding: row.branding,
  customCss: row.custom_css,
  createdAt: row.created_at.getTime(),
});

/** A role in lists of members and organizations. */
export const presentRoleName = ({ id, name }: { id: string; name: string }) => ({ id, name });

import { nanoid } from 'nanoid';

import type { TokenAnswer } from '#contract/oauth.ts';
import { tokenExchange } from '#contract/tokens.ts';
import type { ApplicationRow } from '#management-api/db/applications.ts';
import { listMfaVerifications } from '#management-api/db/mfa-verifications.ts';
import { listResourceScopesOfMember, listScopesOfMember } from '#management-api/db/organization-scopes.ts';
import { findOrganization } from '#management-api/db/organizations.ts';
import { findToken } from '#management-api/db/personal-access-tokens.ts';
import { areRelated, relations } from '#management-api/db/relations.ts';
import { listUserScopes } from '#management-api/db/scopes.ts';
import { consumeSubjectToken } from '#management-api/db/subject-tokens.ts';
import type { Db } from '#management-api/db/tables.ts';
import { findUser, type UserRow } from '#management-api/db/users.ts';

import { issueAccessToken, type TokenContent } from './access-token.ts';
import type { GrantOptions } from './grants.ts';
import { OidcError } from './oidc-error.ts';
import {
  defaultLifetime,
  organizationToken,
  permittedScopes,
  targetResource,
  type TokenRequest,
} from './token-request.ts';

const { members, memberRoles } = relations;

/** Scopes of tokens without a resource: claims about the user. */
const identityScopes = ['openid', 'profile', 'email', 'phone', 'custom_data', 'identities'];

/** Exchanges a personal access token or subject token for an access token of the user (logto-behavior.md#9). */
export async function grantTokenExchange(
  options: GrantOptions,
  { id: clientId }: ApplicationRow,
  { params, resources }: TokenRequest,
  onUser: (userId: string) => void,
): Promise<TokenAnswer> {
  const { db, issuer, clock, signingKey } = options;
  const organizationId = params['organization_id'] || undefined;
  const resource = await targetResource(db, resources, organizationId);
  const user = await subjectOf(options, params);
  onUser(user.id);

  if (organizationId !== undefined) await requireAdmission(db, organizationId, user.id);
  const content = { issuer, clientId, subject: user.id, now: clock() };
  const sign = async (more: Pick<TokenContent, 'audience' | 'lifetime' | 'scopes' | 'claims'>) =>
    issueAccessToken(await signingKey(), { ...content, ...more });

  if (resource !== undefined) {
    const claims = organizationId === undefined ? {} : { organization_id: organizationId };
    const granted = [
      ...(await listUserScopes(db, user.id, resource.indicator)),
      ...(await listResourceScopesOfMember(db, memberRoles, { user_id: user.id, ...claims }, resource.indicator)),
    ];
    const scopes = permittedScopes(params['scope'], granted);
    return sign({ audience: resource.indicator, lifetime: Number(resource.access_token_ttl), scopes, claims });
  }
  if (organizationId !== undefined) {
    const member = { user_id: user.id, organization_id: organizationId };
    const granted = await listScopesOfMember(db, memberRoles, member);
    return sign(organizationToken(organizationId, params['scope'], granted));
  }
  const scopes = permittedScopes(params['scope'], identityScopes);
  const scope = scopes.length === 0 ? {} : { scope: scopes.join(' ') };
  return { access_token: nanoid(43), expires_in: defaultLifetime, token_type: 'Bearer', ...scope };
}

/**
 * Requires a member, and one with an MFA factor if the organization demands it (logto-behavior.md#18.6).
 *
 * @throws {OidcError} 403 `access_denied`
 */
async function requireAdmission(db: Db, organizationId: string, userId: string): Promise<void> {
  if (!(await areRelated(db, members, { organization_id: organizationId }, [userId]))) {
    throw new OidcError('access_denied', 'The user is not a member of the organization.', 403);
  }
  const organization = await findOrganization(db, organizationId);
  if (organization?.is_mfa_required === true && (await listMfaVerifications(db, userId)).length === 0) {
    throw new OidcError('access_denied', 'The organization requires MFA, and the user has no factor.', 403);
  }
}

/**
 * The user of the subject token.
 *
 * @throws {OidcError} with the same message whatever is wrong with the token
 */
async function subjectOf({ db, clock }: GrantOptions, params: TokenRequest['params']): Promise<UserRow> {
  const { subject_token: token, subject_token_type: type } = params;
  if (!token || !type) {
    throw new OidcError('invalid_request', 'The parameters "subject_token" and "subject_token_type" are required.');
  }
  const now = new Date(clock());
  const owner = await ownerOf();
  const user = owner === undefined ? undefined : await findUser(db, owner);
  if (user === undefined || user.is_suspended) throw new OidcError('invalid_grant', 'The grant is not valid.');
  return user;

  async function ownerOf(): Promise<string | undefined> {
    switch (type) {
      case tokenExchange.personalAccessToken: {
        const found = await findToken(db, token ?? '');
        return found === undefined || (found.expires_at !== null && found.expires_at <= now)
          ? undefined
          : found.user_id;
      }
      case tokenExchange.subjectToken:
        return (await consumeSubjectToken(db, token ?? '', now))?.user_id;
      default:
        throw new OidcError('invalid_request', 'The type of the subject token is unknown.');
    }
  }
}

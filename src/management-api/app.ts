import { Hono } from 'hono';

import type { Deps } from './deps.ts';
import { answerError } from './http/answer-error.ts';
import { authenticate } from './http/authenticate.ts';
import { conditional } from './http/conditional.ts';
import { knownRoutes } from './http/known-routes.ts';
import { limitBody, limitUrl } from './http/limits.ts';
import { requestId } from './http/request-id.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { signingKeysIn } from './oidc/signing-key.ts';
import { descriptionRoutes, readingPageRoutes } from './openapi/description-routes.ts';
import { applicationRoutes } from './routes/applications.ts';
import { connectorRoutes } from './routes/connectors.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { logRoutes } from './routes/logs.ts';
import { memberRoleRoutes } from './routes/member-roles.ts';
import { oneTimeTokenRoutes } from './routes/one-time-tokens.ts';
import { organizationMemberRoutes } from './routes/organization-members.ts';
import { organizationRoleRoutes } from './routes/organization-roles.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { sentinelRoutes, userAssetRoutes } from './routes/related-resources.ts';
import { resourceRoutes } from './routes/resources.ts';
import { roleMemberRoutes } from './routes/role-members.ts';
import { roleScopeRoutes } from './routes/role-scopes.ts';
import { roleRoutes } from './routes/roles.ts';
import { signInExperienceRoutes } from './routes/sign-in-experience.ts';
import { ssoConnectorRoutes } from './routes/sso-connectors.ts';
import { subjectTokenRoutes } from './routes/subject-tokens.ts';
import { userConfigRoutes } from './routes/user-configs.ts';
import { userDataRoutes } from './routes/user-data.ts';
import { userIdentityRoutes } from './routes/user-identities.ts';
import { userMfaRoutes } from './routes/user-mfa.ts';
import { userOrganizationRoutes } from './routes/user-organizations.ts';
import { userPasswordRoutes } from './routes/user-password.ts';
import { userRoleRoutes } from './routes/user-roles.ts';
import { userSessionRoutes } from './routes/user-sessions.ts';
import { userSsoIdentityRoutes } from './routes/user-sso-identities.ts';
import { userSuspensionRoutes } from './routes/user-suspension.ts';
import { userTokenRoutes } from './routes/user-tokens.ts';
import { userRoutes } from './routes/users.ts';
import { verificationCodeRoutes } from './routes/verification-codes.ts';

/** `issuer` is the address of `/oidc`, the `iss` claim of tokens. */
export type ManagementApiOptions = Deps & { issuer: string };

/** Logto's Management API on Usher's database. Reads and writes nothing before the first request. */
export function createManagementApi({ db, clock, issuer }: ManagementApiOptions): Hono {
  const deps: Deps = { db, clock };
  const signingKey = signingKeysIn(db);
  const app = new Hono({ strict: false });

  app.onError(answerError);
  app.notFound((c) => c.text('Not Found', 404));
  app.use(requestId, conditional, limitUrl);

  app.route('/oidc', oidcRoutes({ ...deps, issuer, signingKey }));

  app.route('/usher/outbox', outboxRoutes(deps));
  app.route('/usher/api', readingPageRoutes());

  app.use('/api/*', knownRoutes(app));
  app.get('/api/status', (c) => c.body(null, 204));
  app.route('/api', descriptionRoutes());
  app.use('/api/*', authenticate({ issuer, clock, signingKey }), limitBody);
  app.route('/api/users', userRoutes(deps));
  app.route('/api/users', userDataRoutes(deps));
  app.route('/api/users', userPasswordRoutes(deps));
  app.route('/api/users', userSuspensionRoutes(deps));
  app.route('/api/users', userRoleRoutes(deps));
  app.route('/api/users', userIdentityRoutes(deps));
  app.route('/api/users', userSsoIdentityRoutes(deps));
  app.route('/api/users', userMfaRoutes(deps));
  app.route('/api/users', userTokenRoutes(deps));
  app.route('/api/users', userOrganizationRoutes(deps));
  app.route('/api/users', userSessionRoutes(deps));
  app.route('/api/users', userConfigRoutes(deps));
  app.route('/api/organizations', organizationRoutes(deps));
  app.route('/api/organizations', organizationMemberRoutes(deps));
  app.route('/api/organizations', memberRoleRoutes(deps));
  app.route('/api/organization-roles', organizationRoleRoutes(deps));
  app.route('/api/dashboard', dashboardRoutes(deps));
  app.route('/api/subject-tokens', subjectTokenRoutes(deps));
  app.route('/api/roles', roleRoutes(deps));
  app.route('/api/roles', roleMemberRoutes(deps));
  app.route('/api/roles', roleScopeRoutes(deps));
  app.route('/api/resources', resourceRoutes(deps));
  app.route('/api/logs', logRoutes(deps));
  app.route('/api/applications', applicationRoutes(deps));
  app.route('/api/connectors', connectorRoutes(deps));
  app.route('/api/sso-connectors', ssoConnectorRoutes(deps));
  app.route('/api/one-time-tokens', oneTimeTokenRoutes(deps));
  app.route('/api/verification-codes', verificationCodeRoutes(deps));
  app.route('/api/sentinel-activities', sentinelRoutes());
  app.route('/api/user-assets', userAssetRoutes());
  app.route('/api/sign-in-exp', signInExperienceRoutes(deps));
  return app;
}

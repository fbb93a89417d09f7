import { Hono, type Context } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { createMiddleware } from 'hono/factory';

import { sentinelDeletion } from '#contract/sentinel-activities.ts';

import type { Deps } from './deps.ts';
import { ApiError } from './http/api-error.ts';
import { authenticate } from './http/authenticate.ts';
import { databaseRefusal } from './http/database-refusal.ts';
import { body } from './http/input.ts';
import { knownRoutes } from './http/known-routes.ts';
import { limitBody, limitUrl } from './http/limits.ts';
import { UnreadableBodyError } from './http/read-body.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { signingKeysIn } from './oidc/signing-key.ts';
import { describeApi } from './openapi/document.ts';
import { readingPage } from './openapi/reading-page.ts';
import { applicationOrganizationRoutes } from './routes/application-organizations.ts';
import { applicationRoleRoutes } from './routes/application-roles.ts';
import { applicationSecretRoutes } from './routes/application-secrets.ts';
import { applicationRoutes } from './routes/applications.ts';
import { connectorFactoryRoutes } from './routes/connector-factories.ts';
import { connectorRoutes } from './routes/connectors.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { logRoutes } from './routes/logs.ts';
import { memberRoleRoutes } from './routes/member-roles.ts';
import { oneTimeTokenRoutes } from './routes/one-time-tokens.ts';
import { organizationApplicationRoleRoutes } from './routes/organization-application-roles.ts';
import { organizationApplicationRoutes } from './routes/organization-applications.ts';
import { organizationJitRoutes } from './routes/organization-jit.ts';
import { organizationMemberRoutes } from './routes/organization-members.ts';
import { organizationRoleRoutes } from './routes/organization-roles.ts';
import { organizationScopeRoutes } from './routes/organization-scopes.ts';
import { organizationRoutes } from './routes/organizations.ts';
import { outboxRoutes } from './routes/outbox.ts';
import { resourceScopeRoutes } from './routes/resource-scopes.ts';
import { resourceRoutes } from './routes/resources.ts';
import { roleMemberRoutes } from './routes/role-members.ts';
import { roleScopeRoutes } from './routes/role-scopes.ts';
import { roleRoutes } from './routes/roles.ts';
import { signInExperienceRoutes } from './routes/sign-in-experience.ts';
import { ssoConnectorRoutes, ssoProviderRoutes } from './routes/sso-connectors.ts';
import { subjectTokenRoutes } from './routes/subject-tokens.ts';
import { systemRoutes, systemSettingsRoutes } from './routes/system-settings.ts';
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
import { wellKnownRoutes } from './routes/well-known.ts';
import { newRequestId } from './services/ids.ts';

/** An internal error while a request was answered. */
type Fault = { requestId: string; method: string; error: unknown };

export type ManagementApiOptions = Deps & {
  /** The address of `/oidc`, the `iss` claim of tokens. */
  issuer: string;
  /** Called with internal errors, for the server log. They may quote data, also secrets. */
  report: (fault: Fault) => void;
};

/** Logto's Management API on Usher's database. Reads and writes nothing before the first request. */
export function createManagementApi({ db, clock, issuer, report }: ManagementApiOptions): Hono {
  const deps: Deps = { db, clock };
  const signingKey = signingKeysIn(db);
  const app = new Hono({ strict: false });
  const reportFault = (error: Error, c: Context) =>
    report({ requestId: String(c.get(requestIdName)), method: c.req.method, error });

  app.onError((error, c) => answerError(error, c, reportFault));
  app.notFound((c) => c.text('Not Found', 404));
  app.use(requestId, conditional, limitUrl);

  app.route('/oidc', oidcRoutes({ ...deps, issuer, signingKey, report: reportFault }));

  app.route('/usher/outbox', outboxRoutes(deps));
  app.route('/usher/api', readingPageRoutes());

  app.use('/api/*', knownRoutes(app));
  app.get('/api/status', (c) => c.body(null, 204));
  app.route('/api', descriptionRoutes());
  app.route('/api/.well-known', wellKnownRoutes(deps));
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
  app.route('/api/organizations', organizationApplicationRoutes(deps));
  app.route('/api/organizations', organizationApplicationRoleRoutes(deps));
  app.route('/api/organizations', organizationJitRoutes(deps));
  app.route('/api/organization-roles', organizationRoleRoutes(deps));
  app.route('/api/organization-scopes', organizationScopeRoutes(deps));
  app.route('/api/dashboard', dashboardRoutes(deps));
  app.route('/api/subject-tokens', subjectTokenRoutes(deps));
  app.route('/api/roles', roleRoutes(deps));
  app.route('/api/roles', roleMemberRoutes(deps));
  app.route('/api/roles', roleScopeRoutes(deps));
  app.route('/api/resources', resourceRoutes(deps));
  app.route('/api/resources', resourceScopeRoutes(deps));
  app.route('/api/logs', logRoutes(deps));
  app.route('/api/applications', applicationRoutes(deps));
  app.route('/api/applications', applicationSecretRoutes(deps));
  app.route('/api/applications', applicationRoleRoutes(deps));
  app.route('/api/applications', applicationOrganizationRoutes(deps));
  app.route('/api/connector-factories', connectorFactoryRoutes());
  app.route('/api/connectors', connectorRoutes(deps));
  app.route('/api/sso-connector-providers', ssoProviderRoutes());
  app.route('/api/sso-connectors', ssoConnectorRoutes(deps));
  app.route('/api/one-time-tokens', oneTimeTokenRoutes(deps));
  app.route('/api/verification-codes', verificationCodeRoutes(deps));
  app.route('/api/configs', systemSettingsRoutes({ ...deps, signingKey }));
  app.route('/api/systems', systemRoutes());
  app.route('/api/sentinel-activities', sentinelRoutes());
  app.route('/api/user-assets', userAssetRoutes());
  app.route('/api/sign-in-exp', signInExperienceRoutes(deps));
  return app;
}

/** Converts any error thrown by a route to an error body (logto-behavior.md#2.1). */
function answerError(error: Error, c: Context, report: (error: Error, c: Context) => void): Response {
  if (error instanceof UnreadableBodyError) return c.json({ message: error.message }, 400);
  const refusal = error instanceof ApiError ? error : databaseRefusal(error);
  if (refusal === undefined) {
    report(error, c);
    return c.json({ message: 'Something went wrong on the server.' }, 500);
  }
  const { code, message, data, details } = refusal;
  return c.json({ code, message, data, details }, refusal.status);
}

/** ETag for reads, and 304 when it matches. The totals of a list are sent with a 304 too, as in Logto. */
const conditional = etag({
  retainedHeaders: [...RETAINED_304_HEADERS, 'total-number', 'total-number-is-capped', 'link'],
});

/** Name of the variable with the ID of the request. */
const requestIdName = 'requestId';

/** Sends a random request ID with each response. */
const requestId = createMiddleware(async (c, next) => {
  const id = newRequestId();
  c.set(requestIdName, id);
  await next();
  c.header('Logto-Core-Request-Id', id);
});

/** The OpenAPI document. */
const descriptionRoutes = () =>
  new Hono()
    .get('/swagger.json', (c) => c.json(describeApi(new URL(c.req.url).origin)))
    .get('/.well-known/management.openapi.json', (c) => c.json(describeApi(new URL(c.req.url).origin)));

/** The API reference as a page; a route of Usher, not of Logto. */
const readingPageRoutes = () => new Hono().get('/', (c) => c.html(readingPage()));

/** Unlocks identifiers (logto-behavior.md#10.8). Without sign-in the embedded API has no locks, so this has no effect. */
const sentinelRoutes = () => new Hono().post('/delete', body(sentinelDeletion), (c) => c.body(null, 204));

/** There is no storage for images: avatars are URLs (logto-behavior.md#10.8). */
const userAssetRoutes = () => new Hono().get('/service-status', (c) => c.json({ status: 'not_configured' }));

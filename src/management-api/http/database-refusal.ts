import { ApiError, type ErrorCode } from './api-error.ts';

const codesBySqlState: Record<string, ErrorCode> = {
  '22001': 'entity.value_too_long',
  '22003': 'entity.invalid_input',
  '22007': 'entity.invalid_input',
  '22008': 'entity.invalid_input',
  '22P02': 'entity.invalid_input',
  '23503': 'entity.relation_foreign_key_not_found',
  '23514': 'entity.db_constraint_violated',
  // Patterns, characters and indexed texts that PostgreSQL rejects. Logto returns 500.
  '2201B': 'request.invalid_input',
  '22021': 'request.invalid_input',
  '22025': 'request.invalid_input',
  '22P05': 'request.invalid_input',
  '54000': 'request.invalid_input',
  '54001': 'request.invalid_input',
};

const codesByUniqueIndex: Record<string, ErrorCode> = {
  users_username: 'user.username_already_in_use',
  users_primary_email: 'user.email_already_in_use',
  users_primary_phone: 'user.phone_already_in_use',
  roles_name: 'role.name_in_use',
  role_scopes_pkey: 'role.scope_exists',
  user_roles_pkey: 'role.user_exists',
  application_roles_pkey: 'role.application_exists',
  organization_roles_name: 'entity.unique_integrity_violation',
  connectors_pkey: 'entity.unique_integrity_violation',
  connectors_target: 'connector.multiple_target_with_same_platform',
  connectors_message_type: 'entity.unique_integrity_violation',
  sso_connectors_name: 'single_sign_on.duplicate_connector_name',
  organization_scopes_name: 'entity.unique_integrity_violation',
  application_secrets_pkey: 'application.secret_name_exists',
  resources_indicator: 'resource.resource_identifier_in_use',
  scopes_resource_id_name_key: 'scope.name_exists',
  personal_access_tokens_name: 'user.personal_access_token_name_exists',
};

/** Maps errors of PostgreSQL that the request caused to API errors; `undefined` for internal errors. */
export function databaseRefusal(error: Error): ApiError | undefined {
  const sqlState = textOf(error, 'code');
  if (sqlState === '23505') {
    const code = codesByUniqueIndex[textOf(error, 'constraint') ?? ''];
    return code && new ApiError(code);
  }
  const code = codesBySqlState[sqlState ?? ''];
  if (code === undefined) return undefined;
  if (code === 'entity.value_too_long') return new ApiError(code, { data: { message: error.message } });
  if (code === 'request.invalid_input')
    return new ApiError(code, { message: `The database refused the request: ${error.message}` });
  return new ApiError(code);
}

function textOf(error: Error, member: 'code' | 'constraint'): string | undefined {
  const value: unknown = Reflect.get(error, member);
  return typeof value === 'string' ? value : undefined;
}

import type { HonoRequest } from 'hono';

import { mediaType, parseForm, parseJson } from '#management-api/http/read-body.ts';

import { OidcError } from './oidc-error.ts';

/** The parameters of a token request; only `resource` may be repeated. */
export type TokenRequest = {
  params: Readonly<Record<string, string>>;
  resources: readonly string[];
};

/** Reads a form or, as Logto allows, a JSON object. */
export async function readTokenRequest(request: HonoRequest): Promise<TokenRequest> {
  const { resource, ...others } = await readParams(request);
  const params = Object.entries(others).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value))
      throw new OidcError('invalid_request', `The parameter "${name}" is given more than once.`);
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return {
    params: Object.fromEntries(params),
    resources: [resource].flat().filter((each) => typeof each === 'string'),
  };
}

async function readParams(request: HonoRequest): Promise<Record<string, unknown>> {
  const text = await request.text();
  switch (mediaType(request)) {
    case 'application/x-www-form-urlencoded':
      return parseForm(text);
    case 'application/json':
      return { ...Object(parseJson(text)) };
    default:
      throw new OidcError('invalid_request', 'The body must be a form (application/x-www-form-urlencoded) or JSON.');
  }
}

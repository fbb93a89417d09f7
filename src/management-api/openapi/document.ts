import * as z from 'zod';

import { errorBody } from '#contract/errors.ts';
import { jsonObject } from '#contract/json.ts';
import { role } from '#contract/roles.ts';
import { user } from '#contract/users.ts';

import { accessOperations } from './access-operations.ts';
import { applicationOperations } from './application-operations.ts';
import { connectorOperations } from './connector-operations.ts';
import { type Operation, type Operations, statusesOf } from './operation.ts';
import { organizationOperations } from './organization-operations.ts';
import { organizationTemplateOperations } from './organization-template-operations.ts';
import { relatedOperations } from './related-operations.ts';
import { resourceOperations } from './resource-operations.ts';
import { systemOperations } from './system-operations.ts';
import { userOperations } from './user-operations.ts';

export const operations: Operations = {
  ...userOperations,
  ...applicationOperations,
  ...resourceOperations,
  ...accessOperations,
  ...organizationOperations,
  ...organizationTemplateOperations,
  ...connectorOperations,
  ...relatedOperations,
  ...systemOperations,
};

/** Schemas that are defined once and referenced; others are inlined. */
const sharedSchemas = new Map<z.core.$ZodType, string>([
  [user, 'User'],
  [role, 'Role'],
  [errorBody, 'Error'],
]);

/** Builds the OpenAPI 3 document of the API from the schemas in `#contract` (logto-behavior.md#1.1). */
export function describeApi(origin: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const [line, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = line.split(' ');
    const template = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[template] = { ...paths[template], [method.toLowerCase()]: describeOperation(path, operation) };
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Management API, as embedded in Usher', version: '1.42.0' },
    servers: [{ url: origin }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: Object.fromEntries([...sharedSchemas].map(([schema, name]) => [name, convert(schema, 'output')])),
    },
  };
}

export const needsNoToken = (path: string): boolean =>
  path === '/api/status' || path === '/api/swagger.json' || path.startsWith('/api/.well-known/');

function describeOperation(path: string, operation: Operation) {
  const { summary, query = [], body, answer, paging } = operation;
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => parameter(name, 'path'));
  const inQuery = [...query, ...(paging === undefined ? [] : ['page', 'page_size'])].map((name) =>
    parameter(name, 'query'),
  );
  const content = answer && { content: { 'application/json': { schema: schemaOf(answer, 'output') } } };
  const headers = paging && { headers: { 'Total-Number': { schema: { type: 'integer' } } } };
  const success = { description: 'Done.', ...content, ...headers };
  const failure = { content: { 'application/json': { schema: schemaOf(errorBody, 'output') } } };
  return {
    tags: [path.split('/')[2] ?? ''],
    summary,
    ...(needsNoToken(path) ? { security: [] } : {}),
    parameters: [...inPath, ...inQuery],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(
        statusesOf(operation).map((status) => [
          status,
          status < 400 ? success : { description: 'Always refused.', ...failure },
        ]),
      ),
      default: { description: 'Error. Servers may also return statuses that are not listed.', ...failure },
    },
  };
}

const parameter = (name: string, place: 'path' | 'query') => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: name === 'page' || name === 'page_size' ? 'integer' : 'string' },
});

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const name = sharedSchemas.get(schema);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (schema instanceof z.core.$ZodArray) {
    return { type: 'array', items: schemaOf(schema._zod.def.element, io) };
  }
  return convert(schema, io);
}

function convert(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...described } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    unrepresentable: 'any',
    // zod can't derive the type from a custom check.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === jsonObject) jsonSchema.type = 'object';
    },
  });
  return { ...described };
}

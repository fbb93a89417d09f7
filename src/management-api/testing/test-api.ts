import type { Hono } from 'hono';
import { z } from 'zod';

import { managementApiIndicator, managementApiScope, tokenAnswer } from '#contract/oauth.ts';
import { openTestDatabase } from '#database/testing/open-test-database.ts';
import { createManagementApi } from '#management-api/app.ts';
import type { Db, Tables } from '#management-api/db/tables.ts';
import { type DemoApp, prepareManagementApi } from '#management-api/prepare.ts';

export const testOrigin = 'http://api.test';
export const testIssuer = `${testOrigin}/oidc`;

type Sending = { body?: unknown; headers?: Record<string, string> };

/** A prepared API with its own database and a token. */
export type TestApi = {
  app: Hono;
  db: Db;
  demoApp: DemoApp;
  token: string;
  /** Milliseconds since the epoch; changes only when set. */
  clock: { now: number };
  /** Sends a request such as `GET /api/users` with the token; objects are sent as JSON, strings as they are. */
  request: (line: string, sending?: Sending) => Promise<Response>;
  /** Sends the request and parses the response. */
  json: (line: string, sending?: Sending) => Promise<unknown>;
  /** Creates a user and returns it. */
  createUser: (body: object) => Promise<{ id: string } & Record<string, unknown>>;
  /** Sends the request and returns the error without its message. */
  refusal: (line: string, body?: object) => Promise<Refusal>;
  /** Internal errors, oldest first. */
  faults: unknown[];
  close: () => Promise<void>;
};

type Refusal = { status: number; code: unknown; data?: unknown };

const refusalBody = z.object({ code: z.string().optional(), message: z.string(), data: z.unknown().optional() });
const createdUser = z.looseObject({ id: z.string() });

export async function openTestApi(): Promise<TestApi> {
  const clock = { now: Date.UTC(2026, 8, 1) };
  const { db, close } = await openTestDatabase<Tables>();
  const deps = { db, clock: () => clock.now };
  const { demoApp } = await prepareManagementApi({ ...deps, demoApp: {} });
  const faults: unknown[] = [];
  const app = createManagementApi({
    ...deps,
    issuer: testIssuer,
    report: (fault) => {
      faults.push(fault);
      console.error(fault);
    },
  });
  const token = await fetchToken(app, demoApp);

  const request: TestApi['request'] = async (line, { body, headers } = {}) => {
    const [method = '', path = ''] = line.split(/ (.*)/s);
    return app.request(`${testOrigin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  };
  const json: TestApi['json'] = async (line, sending) => (await request(line, sending)).json();
  const createUser: TestApi['createUser'] = async (body) => createdUser.parse(await json('POST /api/users', { body }));
  const refusal: TestApi['refusal'] = async (line, body) => {
    const response = await request(line, body === undefined ? {} : { body });
    const { code, data } = refusalBody.parse(await response.json());
    return { status: response.status, code, ...(data === undefined ? {} : { data }) };
  };
  return { app, db, demoApp, token, clock, request, json, createUser, refusal, faults, close };
}

/** Fetches a token for the Management API with client credentials. */
export async function fetchToken(app: Hono, { id, secret }: DemoApp): Promise<string> {
  const answer = await app.request(`${testOrigin}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
      resource: managementApiIndicator,
      scope: managementApiScope,
    }),
  });
  return tokenAnswer.parse(await answer.json()).access_token;
}

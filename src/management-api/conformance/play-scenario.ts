import { z } from 'zod';

/** One request of a recorded scenario and its expected response. */
const step = z.object({
  request: z.string(),
  body: z.unknown().optional(),
  rawBody: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** Sent without the token. */
  anonymous: z.boolean().default(false),
  /** Names and paths of values of the response that later steps use as `{{name}}`. */
  save: z.record(z.string(), z.string()).default({}),
  only: z.array(z.string()).optional(),
  sortBy: z.string().optional(),
  opaque: z.array(z.string()).default([]),
  pagination: z.boolean().default(false),
  withData: z.boolean().default(false),
  expect: z.unknown().optional(),
  /** Expected status where the recorded server fails with a 500. */
  wanted: z.union([z.number(), z.array(z.number())]).optional(),
});
type Step = z.infer<typeof step>;

export const scenarios = z.object({ scenarios: z.array(z.object({ name: z.string(), steps: z.array(step) })) });
export type RecordedScenario = z.infer<typeof scenarios>['scenarios'][number];

/** A server under test. `base` is its address as it appears in responses. */
export type Server = { base: string; token: string; send: (request: Request) => Promise<Response> };

type Variables = Record<string, string>;

export type StepResult = { request: string; received: unknown; expected: unknown };

/**
 * Plays a scenario and returns the received and the expected response of each step. Values that vary between runs are
 * replaced by placeholders: saved values, run names, addresses and times.
 */
export async function playScenario({ steps }: RecordedScenario, server: Server): Promise<StepResult[]> {
  const variables: Variables = { run: randomText('bcdfghjklmnpqrstvwxz', 10), digits: randomText('123456789', 7) };
  const results: StepResult[] = [];
  for (const each of steps) {
    // Each step builds on what the one before it did.
    const received = await play(each, variables, server);
    const { wanted } = each;
    const wantedStatus = [wanted].flat().find((status) => status === received.status);
    results.push(
      wanted === undefined
        ? { request: each.request, received, expected: each.expect }
        : { request: each.request, received: received.status, expected: wantedStatus ?? wanted },
    );
  }
  return results;
}

const randomText = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(Math.random() * alphabet.length))).join('');

async function play(each: Step, variables: Variables, server: Server) {
  const response = await server.send(requestOf(each, variables, server));
  const body = parse(await response.text());
  for (const [name, path] of Object.entries(each.save)) {
    const value = valueAt(body, path);
    if (typeof value === 'string') variables[name] = value;
  }
  const normalized = (value: unknown) => normalize(value, { variables, base: server.base, opaque: each.opaque });
  return {
    status: response.status,
    body: normalized(comparablePart(body, response.status, each)),
    ...(each.pagination ? paginationOf(response.headers, normalized) : {}),
  };
}

function requestOf(each: Step, variables: Variables, { base, token }: Server): Request {
  const [method = '', path = ''] = fill(each.request, variables).split(/ (.*)/s);
  const body = each.body === undefined ? each.rawBody : fill(JSON.stringify(each.body), variables);
  const headers = new Headers(each.headers);
  if (!each.anonymous && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return new Request(base + path, { method, headers, ...(body === undefined ? {} : { body }) });
}

const fill = (text: string, variables: Variables): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, name: string) => variables[name] ?? placeholder);

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Errors without their message; lists with the order and members that the step defines. */
function comparablePart(body: unknown, status: number, { withData, sortBy, only }: Step): unknown {
  if (status >= 400 && isObject(body)) {
    return withData && body['data'] !== undefined ? { code: body['code'], data: body['data'] } : { code: body['code'] };
  }
  const rows = Array.isArray(body) && sortBy !== undefined ? body.toSorted(by(sortBy)) : body;
  if (only === undefined || status >= 400) return rows;
  const pick = (row: unknown) => Object.fromEntries(only.map((name) => [name, valueAt(row, name)]));
  return Array.isArray(rows) ? rows.map(pick) : pick(rows);
}

const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1);

const by = (member: string) => (a: unknown, b: unknown) => byText(valueAt(a, member), valueAt(b, member));

/** Links without host and path, which differ between deployments. */
function paginationOf(headers: Headers, normalized: (value: unknown) => unknown) {
  const links = (headers.get('link') ?? '').split(/,\s*(?=<)/).filter(Boolean);
  return {
    totalNumber: headers.get('total-number'),
    link: links.map((link) => normalized(link.replace(/^<[^?]*\?/, '?').replace('>', ''))).toSorted(byText),
  };
}

type Varying = { variables: Variables; base: string; opaque: readonly string[] };

function normalize(value: unknown, varying: Varying, key = ''): unknown {
  if (typeof value === 'number') return value > 1.6e12 && value < 4.2e12 ? '<time>' : value;
  if (typeof value === 'string') return varying.opaque.includes(key) ? '<opaque>' : normalizeText(value, varying);
  if (Array.isArray(value)) return value.map((item) => normalize(item, varying, key));
  if (!isObject(value)) return value;
  // Recordings are JSON, so they have no undefined members.
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([name, member]) => [normalizeText(name, varying), normalize(member, varying, name)]),
  );
}

function normalizeText(text: string, { variables, base }: Varying): string {
  const longestFirst = Object.entries(variables)
    .filter(([, value]) => value.length >= 3)
    .toSorted(([, a], [, b]) => b.length - a.length);
  return longestFirst
    .reduce((result, [name, value]) => result.replaceAll(value, `<${name}>`), text)
    .replaceAll(base, '<base>')
    .replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, '<iso time>');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);

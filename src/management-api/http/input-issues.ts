import * as z from 'zod';

type Path = PropertyKey[];

/** An issue in the format of zod 3, which the API returns (logto-behavior.md#2.2). */
export type Zod3Issue = {
  code: string;
  message: string;
  path: Path;
  expected?: unknown;
  received?: unknown;
  unionErrors?: { issues: Zod3Issue[]; name: 'ZodError' }[];
  [member: string]: unknown;
};

/** Issues in an answer: a long list with an issue for each item would make it many times as large as the request. */
const maxIssues = 100;

/** Validates `value`; returns the output or what is wrong, at most 100 issues. */
export function validate<Output>(
  schema: z.core.$ZodType<Output>,
  value: unknown,
): { success: true; data: Output } | { success: false; issues: Zod3Issue[] } {
  try {
    const result = z.safeParse(schema, value, { reportInput: true });
    if (result.success) return { success: true, data: result.data };
    return { success: false, issues: toZod3Issues(result.error.issues.slice(0, maxIssues)) };
  } catch (error) {
    // zod passes all issues of a list as arguments of one call; a hundred thousand exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return { success: false, issues: [{ code: 'custom', message: 'Too many issues', path: [] }] };
  }
}

/** Converts issues of zod 4. `within` is the path of the checked value: inside unions, paths of zod 4 are relative to it. */
export function toZod3Issues(issues: readonly z.core.$ZodIssue[], within: Path = []): Zod3Issue[] {
  return issues.map((issue) => toZod3Issue(issue, [...within, ...issue.path]));
}

function toZod3Issue(issue: z.core.$ZodIssue, path: Path): Zod3Issue {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected === 'record' ? 'object' : issue.expected, issue.input, path);
    case 'invalid_format':
      return {
        validation: issue.format,
        code: 'invalid_string',
        message: issue.format === 'regex' ? 'Invalid' : `Invalid ${issue.format}`,
        path,
      };
    case 'too_small':
      return {
        code: 'too_small',
        minimum: issue.minimum,
        type: issue.origin,
        inclusive: issue.inclusive ?? false,
        exact: false,
        message: `Must have at least ${issue.minimum} character(s)`,
        path,
      };
    case 'too_big':
      return {
        code: 'too_big',
        maximum: issue.maximum,
        type: issue.origin,
        inclusive: issue.inclusive ?? false,
        exact: false,
        message: `Must have at most ${issue.maximum} character(s)`,
        path,
      };
    case 'invalid_value':
      return wrongValue(issue.values, issue.input, path);
    case 'invalid_union':
      return {
        code: 'invalid_union',
        unionErrors: issue.errors.map((errors) => ({ issues: toZod3Issues(errors, path), name: 'ZodError' })),
        message: 'Invalid input',
        path,
      };
    default:
      return { code: issue.code, message: issue.message, path };
  }
}

function wrongType(expected: string, input: unknown, path: Path): Zod3Issue {
  const received = typeName(input);
  const message = received === 'undefined' ? 'Required' : `Expected ${expected}, received ${received}`;
  return { code: 'invalid_type', expected, received, message, path };
}

function wrongValue(values: readonly z.core.util.Primitive[], input: unknown, path: Path): Zod3Issue {
  if (values.length === 1) {
    const [expected] = values;
    return { received: input, code: 'invalid_literal', expected, message: 'Not the expected value', path };
  }
  const options = values.map((value) => `'${String(value)}'`).join(' | ');
  // zod 3 compares the options of an enum only with strings.
  if (typeof input !== 'string') return wrongType(options, input, path);
  return {
    received: input,
    code: 'invalid_enum_value',
    options: values,
    message: `Expected ${options}, received '${input}'`,
    path,
  };
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isNaN(value)) return 'nan';
  return typeof value;
}

/** Describes each issue in one line: path, code, message. */
export function describeIssues(issues: readonly Zod3Issue[]): string {
  return issues
    .map(({ path, code, message }) => `- ${path.map(String).join('.') || '(root)'} (${code}): ${message}`)
    .join('\n');
}

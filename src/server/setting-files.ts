import { readFileSync } from 'node:fs';

import { SettingError } from './setting.ts';

/**
 * Settings that can be read from files, as Docker and Kubernetes mount secrets: `NAME_FILE` is the path of the file.
 */
const secretSettings = [
  'SESSION_SECRET',
  'AUDIT_KEY',
  'LOGTO_APP_SECRET',
  'OIDC_CLIENT_SECRET',
  'AUDIT_STREAM_SECRET',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns the variables, with `NAME` set to the content of the file at `NAME_FILE`.
 *
 * @throws {SettingError} if a file cannot be read or is empty, or both forms are set
 */
export function withSecretFiles(variables: Variables): Variables {
  const read = secretSettings.flatMap((name) => {
    const path = variables[`${name}_FILE`];
    if (path === undefined || path === '') return [];
    if (variables[name] !== undefined && variables[name] !== '') {
      throw new SettingError(`${name} and ${name}_FILE are both set: keep one of them`);
    }
    return [[name, contentOf(`${name}_FILE`, path)] as const];
  });
  return { ...variables, ...Object.fromEntries(read) };
}

function contentOf(setting: string, path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new SettingError(`${setting} ${path} cannot be read (${reason})`, { cause: error });
  }
  if (content === '') throw new SettingError(`${setting} ${path} is empty`);
  return content;
}

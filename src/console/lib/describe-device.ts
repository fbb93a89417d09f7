import { parse } from 'bowser';

export type Device = {
  kind: 'desktop' | 'mobile' | 'tablet' | 'tv' | undefined;
  /** Product name such as "iPhone"; most browsers do not send it. */
  model: string | undefined;
  /** Name and major version. */
  browser: string | undefined;
  /** Without version, because browsers report a frozen one ("Windows 10", "macOS 10.15", "Android 10"). */
  os: string | undefined;
};

/** Parses a `User-Agent` header, which the client can set to any value. */
export function describeDevice(userAgent: string): Device {
  const { browser, os, platform } = parse(userAgent.trim() || 'unknown');
  const version = browser.version?.split('.')[0] ?? '';
  return {
    kind: kinds.find((kind) => kind === platform.type),
    model: platform.model || undefined,
    browser: browser.name ? `${browser.name} ${version}`.trim() : undefined,
    os: os.name || undefined,
  };
}

const kinds = ['desktop', 'mobile', 'tablet', 'tv'] as const;

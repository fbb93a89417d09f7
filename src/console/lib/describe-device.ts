import { parse } from 'bowser';

export type Device = {
  kind: 'desktop' | 'mobile' | 'tablet' | 'tv' | undefined;
  /** As the maker calls it, such as "iPhone"; most browsers keep that to themselves. */
  model: string | undefined;
  /** Name and major version. */
  browser: string | undefined;
  /** Without version: browsers have frozen what they say of it ("Windows 10", "macOS 10.15", "Android 10"). */
  os: string | undefined;
};

/** What a `User-Agent` header tells. It is the word of whoever sent it. */
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

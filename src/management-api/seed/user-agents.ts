/** A user agent header parsed by ua-parser-js: the format of `payload.userAgentParsed`. */
export type UserAgent = {
  ua: string;
  browser: Named;
  device: { type?: string; vendor?: string; model?: string };
  engine: Named;
  os: Named;
  cpu: { architecture?: string };
};

/** A user agent and its relative frequency. */
type Weighted = { weight: number; agent: UserAgent };

type Named = { name?: string; version?: string; major?: string };

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = { name: 'Chrome', version: '156.0.0.0', major: '156' };
const edge = { name: 'Edge', version: '156.0.0.0', major: '156' };
const firefox = { name: 'Firefox', version: '157.0', major: '157' };
const safari = { name: 'Safari', version: '26.4', major: '26' };
const blink = { name: 'Blink', version: '156.0.0.0' };
const gecko = { name: 'Gecko', version: '157.0' };
const webKit = { name: 'WebKit', version: '605.1.15' };
const windows = { name: 'Windows', version: '10' };
const macOs = { name: 'macOS', version: '10.15.7' };
const amd64 = { architecture: 'amd64' };
const macintosh = { vendor: 'Apple', model: 'Macintosh' };

export const desktopAgents: readonly Weighted[] = [
  {
    weight: 8,
    agent: {
      ua: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
      browser: chrome,
      device: {},
      engine: blink,
      os: windows,
      cpu: amd64,
    },
  },
  {
    weight: 3,
    agent: {
      ua: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0`,
      browser: edge,
      device: {},
      engine: blink,
      os: windows,
      cpu: amd64,
    },
  },
  {
    weight: 2,
    agent: {
      ua: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:157.0) Gecko/20100101 Firefox/157.0',
      browser: firefox,
      device: {},
      engine: gecko,
      os: windows,
      cpu: amd64,
    },
  },
  {
    weight: 3,
    agent: {
      ua: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
      browser: chrome,
      device: macintosh,
      engine: blink,
      os: macOs,
      cpu: {},
    },
  },
  {
    weight: 3,
    agent: {
      ua: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.4 Safari/605.1.15',
      browser: safari,
      device: macintosh,
      engine: webKit,
      os: macOs,
      cpu: {},
    },
  },
  {
    weight: 1,
    agent: {
      ua: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:157.0) Gecko/20100101 Firefox/157.0',
      browser: firefox,
      device: macintosh,
      engine: gecko,
      os: { name: 'macOS', version: '10.15' },
      cpu: {},
    },
  },
  {
    weight: 1,
    agent: {
      ua: `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
      browser: chrome,
      device: {},
      engine: blink,
      os: { name: 'Linux' },
      cpu: amd64,
    },
  },
  {
    weight: 1,
    agent: {
      ua: 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:157.0) Gecko/20100101 Firefox/157.0',
      browser: firefox,
      device: {},
      engine: gecko,
      os: { name: 'Ubuntu' },
      cpu: amd64,
    },
  },
];

export const mobileAgents: readonly Weighted[] = [
  {
    weight: 6,
    agent: {
      ua: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.4 Mobile/15E148 Safari/604.1',
      browser: { name: 'Mobile Safari', version: '26.4', major: '26' },
      device: { type: 'mobile', vendor: 'Apple', model: 'iPhone' },
      engine: webKit,
      os: { name: 'iOS', version: '18.7' },
      cpu: {},
    },
  },
  {
    weight: 6,
    agent: {
      ua: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36`,
      browser: { ...chrome, name: 'Mobile Chrome' },
      device: { type: 'mobile', model: 'K' },
      engine: blink,
      os: { name: 'Android', version: '10' },
      cpu: {},
    },
  },
  {
    weight: 1,
    agent: {
      ua: 'Mozilla/5.0 (Android 16; Mobile; rv:157.0) Gecko/157.0 Firefox/157.0',
      browser: { ...firefox, name: 'Mobile Firefox' },
      device: { type: 'mobile' },
      engine: gecko,
      os: { name: 'Android', version: '16' },
      cpu: {},
    },
  },
  {
    weight: 1,
    agent: {
      ua: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36 EdgA/156.0.0.0`,
      browser: edge,
      device: { type: 'mobile', model: 'K' },
      engine: blink,
      os: { name: 'Android', version: '10' },
      cpu: {},
    },
  },
];

/** The user agent of Node's `fetch`. */
export const nodeAgent: UserAgent = { ua: 'node', browser: {}, device: {}, engine: {}, os: {}, cpu: {} };

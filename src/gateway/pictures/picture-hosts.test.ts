import { expect, it } from 'vitest';

import { pictureHosts } from './picture-hosts.ts';

const connectors = [
  { target: 'github', logo: './logo.svg', logoDark: null },
  { target: 'constructor', logo: 'https://logos.example/a.svg', logoDark: 'https://10.0.0.1/b.svg' },
  { target: 'own', logo: 'https://intranet/a.svg', logoDark: 'http://plain.example/a.svg' },
  { target: 'private', logo: 'https://192.168.1.100/a.svg', logoDark: 'https://[fd00::1]/a.svg' },
];

function hostsOf(answer: () => Response) {
  let now = 0;
  let asked = 0;
  const errors: unknown[] = [];
  const ask = async () => {
    asked += 1;
    return answer();
  };
  const hosts = pictureHosts({
    ask,
    configured: ['a.example'],
    clock: () => now,
    report: (error) => errors.push(error),
  });
  return { hosts, errors, asked: () => asked, wait: (ms: number) => void (now += ms) };
}

it('allows the hosts of the connectors’ providers and of their logos, and none of the own network', async () => {
  const { hosts } = hostsOf(() => Response.json(connectors));
  expect(hosts.current()).toEqual(['a.example']);
  await hosts.settled();
  expect(hosts.current()).toEqual(['a.example', 'avatars.githubusercontent.com', 'logos.example']);
});

it('reads the connectors now and then, and keeps what it knew when that fails', async () => {
  let answer = () => Response.json(connectors);
  const { hosts, errors, asked, wait } = hostsOf(() => answer());
  hosts.current();
  await hosts.settled();
  wait(9 * 60_000);
  hosts.current();
  expect(asked()).toBe(1);
  answer = () => new Response(null, { status: 500 });
  wait(60_000);
  hosts.current();
  await hosts.settled();
  expect(asked()).toBe(2);
  expect(errors).toHaveLength(1);
  expect(hosts.current()).toContain('avatars.githubusercontent.com');
});

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
  let requests = 0;
  const errors: unknown[] = [];
  const send = async () => {
    requests += 1;
    return answer();
  };
  const hosts = pictureHosts({
    send,
    configured: ['a.example'],
    clock: () => now,
    report: (error) => errors.push(error),
  });
  return { hosts, errors, requests: () => requests, wait: (ms: number) => void (now += ms) };
}

it('allows the hosts of the connectors’ providers and logos, but no internal host', async () => {
  const { hosts } = hostsOf(() => Response.json(connectors));
  expect(hosts.current()).toEqual(['a.example']);
  await hosts.settled();
  expect(hosts.current()).toEqual(['a.example', 'avatars.githubusercontent.com', 'logos.example']);
});

it('reads the connectors regularly, and keeps the last hosts on failure', async () => {
  let answer = () => Response.json(connectors);
  const { hosts, errors, requests, wait } = hostsOf(() => answer());
  hosts.current();
  await hosts.settled();
  wait(9 * 60_000);
  hosts.current();
  expect(requests()).toBe(1);
  answer = () => new Response(null, { status: 500 });
  wait(60_000);
  hosts.current();
  await hosts.settled();
  expect(requests()).toBe(2);
  expect(errors).toHaveLength(1);
  expect(hosts.current()).toContain('avatars.githubusercontent.com');
});

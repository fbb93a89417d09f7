import type { NewRow } from './insert-rows.ts';
import { year } from './time-spans.ts';

/** An application as somebody who signs in meets it. */
export type Client = {
  id: string;
  redirectUri: string;
  scope: string;
  /** Asks for consent at each sign-in, as the applications must that want refresh tokens. */
  asksConsent: boolean;
  isNative: boolean;
};

/** The client and how much of the demo's people came through it. */
type SignUpClient = Client & { weight: number };

const longLivedScope = 'openid offline_access profile email phone';

const shop: SignUpClient = {
  weight: 8,
  id: '7q2m0xk4v9tzc1hw5brn3',
  redirectUri: 'https://shop.example.com/callback',
  scope: longLivedScope,
  asksConsent: true,
  isNative: false,
};

const mobileApp: SignUpClient = {
  weight: 6,
  id: 'm8d3wz61ypf0aq5t7lkx2',
  redirectUri: 'com.example.shop://callback',
  scope: longLivedScope,
  asksConsent: true,
  isNative: true,
};

const customerPortal: SignUpClient = {
  weight: 7,
  id: 'c4nv8e2rj6ux90sgk1opz',
  redirectUri: 'https://portal.example.com/auth/callback',
  scope: 'openid profile email',
  asksConsent: false,
  isNative: false,
};

const partner: SignUpClient = {
  weight: 2,
  id: 'p5h1b9tyq3w7f0c8md2xu',
  redirectUri: 'https://rewards.partner.example/oidc/callback',
  scope: 'openid profile email',
  asksConsent: true,
  isNative: false,
};

/** Where people sign up and in. */
export const signUpClients: readonly SignUpClient[] = [shop, mobileApp, customerPortal, partner];

/** Logto's own page for trying the sign-in; every tenant has it, no table does. */
export const demoApp: Client = {
  id: 'demo-app',
  redirectUri: 'http://localhost:3001/demo-app',
  scope: 'openid offline_access profile urn:logto:scope:organizations urn:logto:scope:organization_roles',
  asksConsent: true,
  isNative: false,
};

/** A machine. It is given neither a secret nor a scope: published credentials must not open anybody's database. */
export const backOffice = {
  id: 'b0f9s6x2k8wq4zj7ctv1e',
  resource: 'https://api.example.com/orders',
  scope: 'read:orders',
};

type Description = Pick<NewRow<'applications'>, 'id' | 'name' | 'description' | 'type'> &
  Partial<NewRow<'applications'>> & { redirectUris: string[]; postLogoutRedirectUris: string[] };

/** The five applications of the demo, oldest first. */
export const applications = (now: number): NewRow<'applications'>[] =>
  descriptions.map(({ redirectUris, postLogoutRedirectUris, ...application }, index) => ({
    oidc_client_metadata: { redirectUris, postLogoutRedirectUris },
    custom_client_metadata: {},
    custom_data: {},
    is_third_party: false,
    ...application,
    // All older than the first person, who must have signed up somewhere.
    created_at: new Date(now - 3.5 * year + index * 0.05 * year),
  }));

const descriptions: Description[] = [
  {
    id: customerPortal.id,
    name: 'Customer portal',
    description: 'Orders, invoices and addresses',
    type: 'Traditional',
    redirectUris: [customerPortal.redirectUri],
    postLogoutRedirectUris: ['https://portal.example.com/'],
  },
  {
    id: shop.id,
    name: 'Shop',
    description: 'The web shop',
    type: 'SPA',
    redirectUris: [shop.redirectUri],
    postLogoutRedirectUris: ['https://shop.example.com/'],
    custom_client_metadata: { corsAllowedOrigins: ['https://shop.example.com'], rotateRefreshToken: true },
  },
  {
    id: mobileApp.id,
    name: 'Mobile app',
    description: 'Shop for Android and iOS',
    type: 'Native',
    redirectUris: [mobileApp.redirectUri],
    postLogoutRedirectUris: ['com.example.shop://signed-out'],
    custom_client_metadata: { refreshTokenTtlInDays: 90, allowTokenExchange: true },
  },
  {
    id: backOffice.id,
    name: 'Back office',
    description: 'Fetches the orders of the night',
    type: 'MachineToMachine',
    redirectUris: [],
    postLogoutRedirectUris: [],
  },
  {
    id: partner.id,
    name: 'Partner rewards',
    description: null,
    type: 'Traditional',
    redirectUris: [partner.redirectUri],
    postLogoutRedirectUris: [],
    is_third_party: true,
  },
];

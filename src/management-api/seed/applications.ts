import type { NewRow } from './insert-rows.ts';
import { year } from './lifetimes.ts';

/** An application as seen at sign-in. */
export type Client = {
  id: string;
  redirectUri: string;
  scope: string;
  /** Requests consent at each sign-in, as applications with refresh tokens must. */
  requestsConsent: boolean;
  isNative: boolean;
};

/** A client with the relative number of users who signed up with it. */
type SignUpClient = Client & { weight: number };

const longLivedScope = 'openid offline_access profile email phone';

const shop: SignUpClient = {
  weight: 8,
  id: '7q2m0xk4v9tzc1hw5brn3',
  redirectUri: 'https://shop.example.com/callback',
  scope: longLivedScope,
  requestsConsent: true,
  isNative: false,
};

const mobileApp: SignUpClient = {
  weight: 6,
  id: 'm8d3wz61ypf0aq5t7lkx2',
  redirectUri: 'com.example.shop://callback',
  scope: longLivedScope,
  requestsConsent: true,
  isNative: true,
};

const customerPortal: SignUpClient = {
  weight: 7,
  id: 'c4nv8e2rj6ux90sgk1opz',
  redirectUri: 'https://portal.example.com/auth/callback',
  scope: 'openid profile email',
  requestsConsent: false,
  isNative: false,
};

const partner: SignUpClient = {
  weight: 2,
  id: 'p5h1b9tyq3w7f0c8md2xu',
  redirectUri: 'https://rewards.partner.example/oidc/callback',
  scope: 'openid profile email',
  requestsConsent: true,
  isNative: false,
};

/** Applications that users sign up and sign in to. */
export const signUpClients: readonly SignUpClient[] = [shop, mobileApp, customerPortal, partner];

/** Pages of the demo's apps that take sign-in links, by application ID. */
export const demoSignInPages: ReadonlyMap<string, string> = new Map([
  [customerPortal.id, 'https://portal.example.com/sign-in'],
  [shop.id, 'https://shop.example.com/sign-in'],
]);

/** Logto's built-in page for trying the sign-in; it has no row. */
export const demoApp: Client = {
  id: 'demo-app',
  redirectUri: 'http://localhost:3001/demo-app',
  scope: 'openid offline_access profile urn:logto:scope:organizations urn:logto:scope:organization_roles',
  requestsConsent: true,
  isNative: false,
};

/** A machine-to-machine application without a secret: published credentials must not give access to any database. */
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
    // All older than the first user, who signed up with one of them.
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
    description: 'Reads orders every night',
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

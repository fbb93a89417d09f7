import * as z from 'zod';

import {
  authorizationRequest,
  authorizationUri,
  configuredConnector,
  connectorFactory,
  connectorPatch,
  connectorTest,
  newConnector,
} from '#contract/connector-writes.ts';
import { ssoConnector } from '#contract/connectors.ts';
import {
  createdSsoConnector,
  newSsoConnector,
  ssoConnectorPatch,
  ssoProvider,
} from '#contract/sso-connector-writes.ts';

import type { Operations } from './operation.ts';

/** Operations on social, message and enterprise connectors. */
export const connectorOperations: Operations = {
  'GET /api/connector-factories': {
    summary: 'Lists the connectors that can be configured',
    answer: z.array(connectorFactory),
  },
  'GET /api/connector-factories/:id': { summary: 'Reads one of them', answer: connectorFactory },
  'GET /api/connectors': { summary: 'Lists connectors', query: ['target'], answer: z.array(configuredConnector) },
  'POST /api/connectors': {
    summary: 'Creates a connector; one for email or text messages replaces the other of its type',
    body: newConnector,
    answer: configuredConnector,
  },
  'GET /api/connectors/:id': { summary: 'Reads a connector', answer: configuredConnector },
  'PATCH /api/connectors/:id': {
    summary: 'Changes a connector',
    body: connectorPatch,
    answer: configuredConnector,
  },
  'DELETE /api/connectors/:id': { summary: 'Deletes a connector; accounts of users stay' },
  'POST /api/connectors/:id/authorization-uri': {
    summary: 'Returns the address of the provider’s sign-in page',
    body: authorizationRequest,
    answer: authorizationUri,
  },
  'POST /api/connectors/:factoryId/test': {
    summary: 'Puts a test message with the given configuration in the outbox',
    body: connectorTest,
  },
  'GET /api/sso-connector-providers': {
    summary: 'Lists the enterprise connectors that can be configured',
    answer: z.array(ssoProvider),
  },
  'GET /api/sso-connectors': {
    summary: 'Lists enterprise connectors',
    paging: 'optional',
    answer: z.array(ssoConnector),
  },
  'POST /api/sso-connectors': {
    summary: 'Creates an enterprise connector',
    body: newSsoConnector,
    answer: createdSsoConnector,
  },
  'GET /api/sso-connectors/:id': { summary: 'Reads an enterprise connector', answer: ssoConnector },
  'PATCH /api/sso-connectors/:id': {
    summary: 'Changes an enterprise connector',
    body: ssoConnectorPatch,
    answer: ssoConnector,
  },
  'DELETE /api/sso-connectors/:id': { summary: 'Deletes an enterprise connector with the accounts of its users' },
};

import './app/mantine-styles.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';

import { Providers } from '#console/app/providers.tsx';
import { routes } from '#console/app/routes.tsx';
import { createQueryClient } from '#console/data/query-client.ts';
import { initI18n } from '#console/i18n/i18n.ts';

initI18n();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');

createRoot(root).render(
  <StrictMode>
    <Providers queryClient={createQueryClient()}>
      <RouterProvider router={createBrowserRouter(routes)} />
    </Providers>
  </StrictMode>,
);

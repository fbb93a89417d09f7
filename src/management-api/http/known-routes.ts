import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * Answers OPTIONS, wrong methods and unknown paths, in plain text and without authentication (logto-behavior.md#0).
 * Middleware after it may therefore require a token for whole subtrees.
 */
export const knownRoutes = (app: Pick<Hono, 'router'>) =>
  createMiddleware(async (c, next) => {
    const allowed = methods.filter((method) => hasRoute(app, method, c.req.path));
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
    if (allowed.some((candidate) => candidate === method)) return next();
    if (allowed.length === 0) return c.text('Not Found', 404);
    c.header('Allow', allowed.map((each) => (each === 'GET' ? 'HEAD, GET' : each)).join(', '));
    return method === 'OPTIONS' ? c.body(null, 200) : c.text('Method Not Allowed', 405);
  });

function hasRoute(app: Pick<Hono, 'router'>, method: string, path: string): boolean {
  // Middleware matches every method; only a route is registered for one.
  return app.router.match(method, path)[0].some(([[, route]]) => route.method === method);
}

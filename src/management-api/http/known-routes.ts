import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * Answers what no route will: OPTIONS, a wrong method and an unknown path, all in plain text and without asking who is
 * calling (spec 0). Everything behind it may therefore demand a token for whole subtrees.
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

import { builtinEnvironments, type Environment } from 'vitest/runtime';

/** What Node has of the fetch standard. happy-dom's own forbids cookies, as browsers do, and its signals are its own. */
const fetchClasses = [
  'Request',
  'Response',
  'Headers',
  'Blob',
  'File',
  'AbortController',
  'AbortSignal',
  'URL',
  'URLSearchParams',
  'fetch',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'performance',
] as const;

/** A document of happy-dom, with Node's classes of the fetch standard. */
const environment: Environment = {
  name: 'document',
  viteEnvironment: 'client',
  async setup(global, options) {
    const kept = fetchClasses.map((name) => [name, Object.getOwnPropertyDescriptor(global, name)] as const);
    const result = await builtinEnvironments['happy-dom'].setup(global, options);
    for (const [name, descriptor] of kept) if (descriptor) Object.defineProperty(global, name, descriptor);
    return result;
  },
};
export default environment;

// Plain JavaScript: it runs before anything is built, on a Node.js that may not read TypeScript.
import { buildProduct, isFresh } from './build.js';

if (!isFresh()) {
  console.error('Building Usher …');
  try {
    await buildProduct('warn');
  } catch (error) {
    console.error(error);
    console.error('Usher cannot start: the build failed.');
    process.exit(1);
  }
}

import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** Tools that the repository brings along for itself: never committed. */
export const TOOLCHAIN = path.join(ROOT, '.toolchain');

export const YARN = path.join(ROOT, '.yarn/releases/yarn-4.13.0.cjs');

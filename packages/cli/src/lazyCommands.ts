import type { Commands } from './commands';

/** The commands, each loaded when it is called: help answers at once. */
export const lazyCommands: Commands = {
  parse: async (...args) =>
    (await load(import('./commands/parse'))).parse(...args),
  convert: async (...args) =>
    (await load(import('./commands/convert'))).convert(...args),
  lint: async (...args) =>
    (await load(import('./commands/lint'))).lint(...args),
  drift: async (...args) =>
    (await load(import('./commands/drift'))).drift(...args),
  doctor: async (...args) =>
    (await load(import('./commands/doctor'))).doctor(...args),
  edit: async (...args) =>
    (await load(import('./commands/edit'))).edit(...args),
  exportFiles: async (...args) =>
    (await load(import('./commands/export'))).exportFiles(...args),
};

// Imported from CommonJS, Node gives the exports under `default`; a bundle
// gives them as they are.
async function load<T extends object>(loading: Promise<T>): Promise<T> {
  const loaded = await loading;
  return 'default' in loaded ? (loaded.default as T) : loaded;
}

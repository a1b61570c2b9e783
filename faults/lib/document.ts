import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '@topic-registry/backstage-plugin-topic-registry-node';

const FILE = path.resolve(__dirname, '../registry.md');

/** The registry that every fault is held against. */
export const document = parseDocument(readFileSync(FILE, 'utf8'), {
  id: 'shop',
  file: 'faults/registry.md',
});

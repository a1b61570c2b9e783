import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rulesDocument } from './rulesDocument';

describe('docs/rules.md', () => {
  it('is what the catalogue says: run `node scripts/generate-rules-doc.js` after a change', () => {
    const file = path.resolve(__dirname, '../../../../docs/rules.md');
    expect(readFileSync(file, 'utf8')).toBe(rulesDocument());
  });
});

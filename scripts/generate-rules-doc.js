// Writes docs/rules.md from the catalogue of rules. `npm test` fails while the
// page is not what the catalogue says.
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

require('@backstage/cli/config/nodeTransform.cjs');
const {
  rulesDocument,
} = require('../plugins/topic-registry-node/src/rules/rulesDocument');

const docs = path.resolve(__dirname, '../docs');
mkdirSync(docs, { recursive: true });
writeFileSync(path.join(docs, 'rules.md'), rulesDocument());

import { Parser } from '@asyncapi/parser';
import { parse } from 'yaml';
import { exportAsyncApi } from '../../packages/cli/src/export/exportAsyncApi';
import { asyncApiDocument } from '../../plugins/topic-registry-node/src/asyncapi';
import { must, mustBePlain, mustEqual } from '../lib/checks';
import { registryOf } from '../lib/registryOf';
import { Surface } from './types';

const parser = new Parser();
/** Each takes the parser a tenth of a second. */
const MOST_TOPICS = 2;

/** AsyncAPI documents, by AsyncAPI's own parser. */
export const asyncapi: Surface = {
  name: 'asyncapi',
  sample: 3,
  runs: 400,
  async examine(plan) {
    for (const [at, topics] of plan.registries.entries()) {
      const { registry } = registryOf(plan, topics, `registry-${at}`);
      const clusters = [{ id: 'prod-eu', environment: plan.template }];
      const files = exportAsyncApi(registry, clusters);
      mustEqual(files.length, registry.topics.length, 'the count of files');
      mustEqual(
        new Set(files.map(({ name }) => name.toLowerCase())).size,
        files.length,
        'the count of names of files',
      );
      for (const [index, { name, text }] of files.entries()) {
        must(
          /^[A-Za-z0-9_-][A-Za-z0-9._-]*\.yaml$/.test(name) &&
            name.length <= 255,
          `a file is called ${JSON.stringify(name)}`,
        );
        mustBePlain(text, 'AsyncAPI');
        const document = asyncApiDocument(
          registry.topics[index],
          registry,
          [],
          clusters,
        );
        mustEqual(parse(text), document, 'AsyncAPI that was read');
        if (index >= MOST_TOPICS) continue;
        const { diagnostics } = await parser.parse(text);
        const errors = diagnostics.filter(one => one.severity === 0);
        must(
          errors.length === 0,
          `AsyncAPI has errors: ${JSON.stringify(errors)} in ${text}`,
        );
      }
    }
  },
};

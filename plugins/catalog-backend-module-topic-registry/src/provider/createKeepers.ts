import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  createDocumentSource,
  DocumentKeeper,
  DocumentParser,
  DocumentRecordStore,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** A keeper for the document of every registry. */
export function createKeepers(options: {
  config: TopicRegistryConfig;
  store: DocumentRecordStore;
  urlReader: UrlReaderService;
  parser: DocumentParser;
}): Map<string, DocumentKeeper> {
  const { config, store, urlReader, parser } = options;
  const keepers = new Map<string, DocumentKeeper>();
  for (const { id, target } of config.registries) {
    const source = createDocumentSource({
      target,
      basePath: config.documents.basePath,
      maxBytes: config.documents.maxBytes,
      urlReader,
    });
    keepers.set(
      id,
      new DocumentKeeper({
        registry: id,
        target,
        source,
        store,
        async parse(text) {
          const parsed = await parser.parse(text, { id, file: target });
          // Any Markdown parses; one without a topic (a page that says "moved",
          // say) must not empty the catalog.
          if (parsed.registry.topics.length === 0) {
            throw new InputError(
              `The document ${target} declares no topic. Check that \`topicRegistry.registries.${id}.target\` is the registry's document.`,
            );
          }
          return parsed;
        },
      }),
    );
  }
  return keepers;
}

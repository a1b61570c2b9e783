import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  TopicRegistryApi,
  topicRegistryReadPermission,
  TopicRow,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { Readable } from 'node:stream';
import { TOPIC_DOCUMENT_TYPE, topicDocuments } from './topicDocuments';

/**
 * Gives the search engine every topic and event type. Whoever searches is shown
 * those alone that the permission to read lets him see.
 */
export class TopicCollatorFactory implements DocumentCollatorFactory {
  readonly type = TOPIC_DOCUMENT_TYPE;
  readonly visibilityPermission = topicRegistryReadPermission;
  readonly #api: Pick<TopicRegistryApi, 'getTopics'>;
  readonly #locationTemplate: string;

  constructor(options: {
    api: Pick<TopicRegistryApi, 'getTopics'>;
    locationTemplate: string;
  }) {
    this.#api = options.api;
    this.#locationTemplate = options.locationTemplate;
  }

  /** @throws when the backend of Topic Registry cannot be asked. */
  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents(await this.#api.getTopics()));
  }

  *#documents(rows: readonly TopicRow[]): Generator<IndexableDocument> {
    for (const row of rows) {
      // A topic whose name allows no entity has no page to lead to.
      if (row.entityRef) yield* topicDocuments(row, this.#locationTemplate);
    }
  }
}

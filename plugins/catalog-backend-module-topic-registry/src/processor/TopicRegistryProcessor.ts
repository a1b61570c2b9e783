import {
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_TOPIC,
  ownValue,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/**
 * Relates topics to the Components that write and read them, and to their
 * clusters, in both directions: a Component that exists apart from the registry
 * gets its relations without being touched.
 *
 * @public
 */
export class TopicRegistryProcessor implements CatalogProcessor {
  readonly #onComponent: (entity: Entity) => void;

  /**
   * @param options - `onComponent` hears of every Component that is processed.
   */
  constructor(options?: { onComponent?: (entity: Entity) => void }) {
    this.#onComponent = options?.onComponent ?? (() => {});
  }

  getProcessorName(): string {
    return 'TopicRegistryProcessor';
  }

  async postProcessEntity(
    entity: Entity,
    _location: unknown,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (entity.kind === 'Component') this.#onComponent(entity);
    if (
      entity.kind !== 'API' ||
      !entity.metadata.annotations?.[ANNOTATION_TOPIC]
    ) {
      return entity;
    }
    const relate = (
      field: string,
      defaultKind: string,
      type: string,
      reverse: string,
    ) => {
      const self = getCompoundEntityRef(entity);
      for (const target of refsOf(entity, field, defaultKind)) {
        emit(processingResult.relation({ source: self, type, target }));
        emit(
          processingResult.relation({
            source: target,
            type: reverse,
            target: self,
          }),
        );
      }
    };
    relate(
      'producers',
      'Component',
      RELATION_API_PROVIDED_BY,
      RELATION_PROVIDES_API,
    );
    relate(
      'consumers',
      'Component',
      RELATION_API_CONSUMED_BY,
      RELATION_CONSUMES_API,
    );
    relate('clusters', 'Resource', RELATION_DEPENDS_ON, RELATION_DEPENDENCY_OF);
    return entity;
  }
}

// An API entity written by hand may carry the annotation too, with anything in
// these fields.
function refsOf(entity: Entity, field: string, defaultKind: string) {
  const value = ownValue(entity.spec, field);
  if (!Array.isArray(value)) return [];
  return value
    .filter((ref): ref is string => typeof ref === 'string')
    .map(ref => {
      const { kind, namespace, name } = parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: entity.metadata.namespace,
      });
      return { kind, namespace, name };
    });
}

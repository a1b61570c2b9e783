import { FindingDraft } from './rule';
import {
  namesIn,
  RelatedSubject,
  topicOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from './types';

/**
 * Finds the topics that findings name beside their own. No rule has to remember
 * to tell them: they are known by their names.
 */
export class RelatedTopics {
  private readonly registries: readonly BoundRegistry[];
  /** By name: the registries that speak of it. */
  private readonly byName = new Map<string, string[]>();
  private isRead = false;

  constructor(registries: readonly BoundRegistry[]) {
    this.registries = registries;
  }

  /** What a finding names, itself left out; undefined for nothing. */
  of(
    draft: FindingDraft & { evidence: NonNullable<FindingDraft['evidence']> },
    registry: string,
  ): RelatedSubject[] | undefined {
    this.read();
    const own = topicOf(draft);
    const related = [...(draft.related ?? [])];
    for (const name of namesIn(draft)) {
      const places = name === own ? undefined : this.byName.get(name);
      if (!places) continue;
      related.push({
        kind: 'topic',
        name,
        ...(!places.includes(registry) && { registry: places[0] }),
      });
    }
    return related.length > 0 ? related : undefined;
  }

  private read(): void {
    if (this.isRead) return;
    this.isRead = true;
    for (const { registry } of this.registries) {
      for (const { name } of registry.topics) {
        const places = this.byName.get(name);
        if (!places) this.byName.set(name, [registry.id]);
        else if (!places.includes(registry.id)) places.push(registry.id);
      }
    }
  }
}

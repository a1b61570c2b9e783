import { ClusterView, PresentTopic } from '../../clusterView';

/** Which topics an event type belongs to, as the registries of a cluster say. */
export class EventTopics {
  private readonly declared = new Map<string, Set<string>>();
  private readonly byName: string[] = [];

  constructor(view: ClusterView) {
    for (const { name, lifecycle, declarations } of view.topics) {
      if (lifecycle === 'deprecated') continue;
      let stated = false;
      for (const { topic } of declarations) {
        for (const { type } of topic.events) {
          stated = true;
          const topics = this.declared.get(type) ?? new Set();
          topics.add(name);
          this.declared.set(type, topics);
        }
      }
      // one event type a topic, which is what the topic is named after
      if (!stated && name.includes('.')) this.byName.push(name);
    }
  }

  /** Empty where no registry knows it. */
  of(type: string): string[] {
    const declared = this.declared.get(type);
    if (declared) return [...declared];
    return this.byName.filter(
      name => type === name || type.endsWith(`.${name}`),
    );
  }
}

/** Whether a document says which event types a topic carries. */
export function statesEvents(topic: PresentTopic): boolean {
  return topic.declarations.some(({ topic: { events } }) => events.length > 0);
}

import {
  Category,
  ruleOf,
  Service,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { DocumentRule } from '../rule';
import { code, listOf } from '../words';
import { activeOf } from './topicScope';

export const sectionServices: DocumentRule = {
  meta: ruleOf('document/section-services'),
  check({ registry, topics, report }) {
    const names = new Map(registry.services.map(one => [one.ref, one]));
    const judged = sectionsOf(registry.categories, activeOf(topics));
    const right = judged.filter(
      ({ missing, idle }) => missing.length + idle.length === 0,
    );
    // Where most headings name other services, they mean something else by them.
    if (right.length * 2 < judged.length) return;
    const seen = new Map<string, number>();
    for (const { category, missing, idle } of judged) {
      if (missing.length + idle.length === 0) continue;
      const nth = (seen.get(category.title) ?? 0) + 1;
      seen.set(category.title, nth);
      const parts = [
        missing.length > 0 &&
          `does not name ${titles(missing, names)}, which ${
            missing.length > 1 ? 'produce' : 'produces'
          } a topic under it`,
        idle.length > 0 &&
          `names ${titles(idle, names)}, which ${
            idle.length > 1 ? 'produce' : 'produces'
          } none`,
      ].filter(part => part !== false);
      report({
        subject: { kind: 'document', name: registry.id },
        message: `The heading ${code(category.title)} (line ${
          category.range.line
        }) ${listOf(parts)}.`,
        declared: category.services.join(', '),
        range: category.range,
        discriminator: nth === 1 ? category.title : `${category.title} ${nth}`,
      });
    }
  },
};

interface JudgedSection {
  category: Category;
  /** Producers that the heading does not name. */
  missing: string[];
  /** Services of the heading that produce nothing under it. */
  idle: string[];
}

function sectionsOf(categories: Category[], topics: Topic[]): JudgedSection[] {
  const byTitle = new Map<string, Topic[]>();
  for (const topic of topics) {
    if (topic.category === undefined) continue;
    const list = byTitle.get(topic.category);
    if (list) list.push(topic);
    else byTitle.set(topic.category, [topic]);
  }
  const judged: JudgedSection[] = [];
  for (const category of categories) {
    const under = byTitle.get(category.title) ?? [];
    const parties = under
      .flatMap(topic => topic.parties)
      .filter(({ role }) => role === 'producer');
    if (category.services.length === 0 || parties.length === 0) continue;
    const producers = new Set(parties.map(({ ref }) => ref));
    // One of several alternatives is not missing, and not idle either.
    const sure = new Set(
      parties
        .filter(({ certainty }) => certainty === 'stated')
        .map(({ ref }) => ref),
    );
    const named = new Set(category.services);
    judged.push({
      category,
      missing: [...sure].filter(ref => !named.has(ref)),
      idle: [...named].filter(ref => !producers.has(ref)),
    });
  }
  return judged;
}

function titles(
  refs: string[],
  services: ReadonlyMap<string, Service>,
): string {
  return listOf(
    refs.map(ref => {
      const service = services.get(ref);
      return service?.number === undefined
        ? code(service?.name ?? ref)
        : `Service ${service.number}`;
    }),
  );
}

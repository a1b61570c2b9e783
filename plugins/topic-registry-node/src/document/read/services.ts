import {
  entityNameOf,
  Service,
  SourceRange,
  slugOf,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { InlineText } from '../text/InlineText';
import { ServiceMention } from '../values/serviceList';

/** A mention with its service found. */
export interface ResolvedMention {
  ref: string;
  statedName?: string;
  note?: string;
  certainty: 'stated' | 'alternative';
  range: SourceRange;
}

// Words that begin what a service does, after its name.
const ROLE = /\s+(?:for|via|when|during|through)\s+/;
const ROLE_ONLY =
  /^(?:(?:for|via|when|during|through|as|only|if)\s.*|primary|secondary|optional|planned|proposed|future|read[- ]only|write[- ]only|tbd|tbc|deprecated|legacy|partial|batch)$/i;

/**
 * Collects every mention of a service, and tells which are the same: by number,
 * else by name, where a name that one numbered service bears means that one.
 */
export class ServiceBook {
  private readonly mentions: ServiceMention[] = [];
  /** Lower-case whole parentheses, and how often each stands beside a number. */
  private readonly stated = new Map<number, Map<string, number>>();
  private numberByName: Map<string, number | 'several'> | undefined;

  get size(): number {
    return this.mentions.length;
  }

  add(mention: ServiceMention): void {
    this.mentions.push(mention);
    this.numberByName = undefined;
    if (mention.number === undefined || !mention.name) return;
    const names = this.stated.get(mention.number) ?? new Map<string, number>();
    const key = mention.name.words.toLowerCase();
    names.set(key, (names.get(key) ?? 0) + 1);
    this.stated.set(mention.number, names);
  }

  /** Reference and name of a mention; valid once every mention has been added. */
  resolve(mention: ServiceMention): ResolvedMention {
    const { name, note } = this.nameAndNote(mention);
    return {
      ref: this.refOf(mention),
      statedName: name?.words,
      note,
      certainty: mention.certainty,
      range: mention.text.range,
    };
  }

  services(): Service[] {
    const byRef = new Map<string, Service>();
    const inOrder = [...this.mentions].sort(
      (a, b) => a.text.startOffset - b.text.startOffset,
    );
    for (const mention of inOrder) {
      const ref = this.refOf(mention);
      const number = numberOf(ref);
      const service: Service = byRef.get(ref) ?? {
        ref,
        number,
        name: ref,
        aliases: [],
        range: mention.text.range,
      };
      byRef.set(ref, service);
      const { name } = this.nameAndNote(mention);
      if (name && !service.aliases.some(alias => alias.name === name.words)) {
        service.aliases.push({ name: name.words, range: name.range });
      }
    }
    const services = [...byRef.values()];
    for (const service of services) {
      service.name = service.aliases.reduce(
        (longest, { name }) => (name.length > longest.length ? name : longest),
        service.aliases[0]?.name ?? service.ref,
      );
    }
    return services;
  }

  private refOf(mention: ServiceMention): string {
    if (mention.number !== undefined) return `service-${mention.number}`;
    const name = mention.name?.words ?? '';
    const slug = slugOf(name);
    const number = this.names().get(slug);
    if (typeof number === 'number') return `service-${number}`;
    return slug || entityNameOf(name);
  }

  private names(): Map<string, number | 'several'> {
    if (this.numberByName) return this.numberByName;
    const names = new Map<string, number | 'several'>();
    for (const mention of this.mentions) {
      if (mention.number === undefined) continue;
      const { name } = this.nameAndNote(mention);
      const slug = name ? slugOf(name.words) : '';
      if (!slug) continue;
      const known = names.get(slug);
      names.set(
        slug,
        known === undefined || known === mention.number
          ? mention.number
          : 'several',
      );
    }
    this.numberByName = names;
    return names;
  }

  /** Takes "PRD Builder for client self-service" apart into its name and its role. */
  private nameAndNote(mention: ServiceMention): {
    name?: InlineText;
    note?: string;
  } {
    const { name } = mention;
    if (!name || mention.number === undefined)
      return { name, note: mention.note };
    const words = name.text;
    if (ROLE_ONLY.test(words)) return { note: name.words };
    const role = ROLE.exec(words);
    if (!role || role.index === 0) return { name };
    const head = name.slice(0, role.index).trim();
    const names = this.stated.get(mention.number);
    const isName =
      (names?.get(name.words.toLowerCase()) ?? 0) > 1 &&
      !names?.has(head.words.toLowerCase());
    return isName
      ? { name }
      : { name: head, note: name.slice(role.index).words };
  }
}

function numberOf(ref: string): number | undefined {
  const match = /^service-(\d{1,6})$/.exec(ref);
  return match ? Number(match[1]) : undefined;
}

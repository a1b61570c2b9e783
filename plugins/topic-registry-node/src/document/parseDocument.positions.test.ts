import { readFileSync } from 'fs';
import { resolve } from 'path';
import { SourceRange } from '@topic-registry/backstage-plugin-topic-registry-common';
import { parse } from './testing/parsed';

const fixture = (name: string) =>
  readFileSync(resolve(__dirname, '__fixtures__', name), 'utf8');

describe('positions', () => {
  const texts = ['bullets.md', 'tables.md', 'flattened.txt'].map(fixture);
  const forms: [string, (text: string) => string][] = [
    ['LF', text => text],
    ['CRLF', text => text.replace(/\n/g, '\r\n')],
    ['CR', text => text.replace(/\n/g, '\r')],
    ['a byte order mark', text => `\uFEFF${text}`],
    [
      'emoji before',
      text =>
        text
          .replace(/Purpose|Description|Kafka/g, '$&')
          .replace(/ of /g, ' 🧺 of '),
    ],
    ['no final newline', text => text.trimEnd()],
  ];

  it.each(forms)('slice back to what stands there: %s', (_, change) => {
    for (const original of texts) {
      const text = change(original);
      const { registry } = parse(text);
      const plain = parse(original).registry;
      expect(registry.topics.map(topic => topic.name)).toEqual(
        plain.topics.map(topic => topic.name),
      );
      const slice = ({ offset, endOffset }: SourceRange) =>
        text.slice(offset, endOffset);
      for (const topic of registry.topics) {
        const { partitions, retentionMs } = topic.settings;
        const stated: [string | undefined, SourceRange | undefined][] = [
          [topic.name, topic.range],
          ...topic.events.map(event => [event.type, event.range] as const),
          ...topic.consumerGroups.map(
            group => [group.name, group.range] as const,
          ),
          [partitions && String(partitions.value), partitions?.range],
          [retentionMs?.text, retentionMs?.range],
          [topic.replacement?.value, topic.replacement?.range],
          [topic.deprecatedOn?.value, topic.deprecatedOn?.range],
        ].map(([value, range]) => [
          value as string | undefined,
          range as SourceRange | undefined,
        ]);
        expect(stated.map(([, range]) => range && slice(range))).toEqual(
          stated.map(([value]) => value),
        );
        for (const party of topic.parties) {
          expect(slice(party.range)).toContain(party.statedName ?? '');
        }
      }
      for (const entry of registry.counts)
        expect(slice(entry.range)).toBe(String(entry.stated));
      for (const service of registry.services) {
        for (const alias of service.aliases)
          expect(slice(alias.range)).toBe(alias.name);
      }
      const { topicTemplates, groupTemplates } = registry.standards;
      for (const { template, range } of [
        ...topicTemplates,
        ...groupTemplates,
      ]) {
        expect(range && slice(range)).toBe(template);
      }
    }
  });

  it('count lines and columns as editors do', () => {
    const document = parse(
      '\uFEFF#### 1. **a_b**\r\n- **Note:** 🧺\r\n- **Consumers:** Service 7 (🧺 Ö), 1 (X)\r\n',
    );
    const [topic] = document.registry.topics;
    expect(topic.range).toEqual({
      line: 1,
      column: 11,
      endLine: 1,
      endColumn: 14,
      offset: 11,
      endOffset: 14,
    });
    // The basket is two UTF-16 code units.
    expect(topic.parties[1].range).toMatchObject({
      line: 3,
      column: 36,
      endColumn: 41,
    });
    expect(topic.block).toMatchObject({
      line: 1,
      column: 1,
      endLine: 3,
      endColumn: 41,
    });
  });
});

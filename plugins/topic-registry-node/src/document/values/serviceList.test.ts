import { parseMarkdown } from '../text/markdown';
import { InlineText } from '../text/InlineText';
import { SourceText } from '../text/SourceText';
import { readServiceList } from './serviceList';

function read(text: string) {
  const source = SourceText.of(text);
  const [paragraph] = parseMarkdown(text, 0, { frontMatter: false });
  const children =
    paragraph && 'children' in paragraph ? paragraph.children : [];
  const list = readServiceList(InlineText.of(source, children, 0));
  return {
    stated: list.stated,
    services: list.mentions.map(
      ({ number, name, certainty }) =>
        `${certainty === 'alternative' ? '?' : ''}${number ?? ''}${
          name ? `(${name.words})` : ''
        }`,
    ),
    spans: list.mentions.map(({ text: span }) => {
      const { offset, endOffset } = span.range;
      return text.slice(offset, endOffset);
    }),
    note: list.note,
    residue: list.residue.map(part => part.words),
  };
}

describe('readServiceList', () => {
  it.each([
    ['Service 0 (Order & Returns)', ['0(Order & Returns)']],
    ['Services 1 (Aa), 2 (Bb), 21 (Cc)', ['1(Aa)', '2(Bb)', '21(Cc)']],
    ['Multiple services (Services 1, 2, 3)', ['1', '2', '3']],
    ['Services 8, 9, 21 (Cc)', ['8', '9', '21(Cc)']],
    [
      'Services 7 (Aa), 6 (Bb for self-service)',
      ['7(Aa)', '6(Bb for self-service)'],
    ],
    ['Services 1-3, 9', ['1', '2', '3', '9']],
    ['Service 3 / Service 4', ['3', '4']],
    ['order-svc und mail-svc', ['(order-svc)', '(mail-svc)']],
    [
      'order-svc、mail-svc，tax-svc',
      ['(order-svc)', '(mail-svc)', '(tax-svc)'],
    ],
    [
      'order-svc*, mail-svc¹, tax-svc.',
      ['(order-svc)', '(mail-svc)', '(tax-svc)'],
    ],
    ['• Order Service', ['(Order Service)']],
    ['the Order Service', ['(Order Service)']],
    ['order-svc consumer (on failure)', ['(order-svc)']],
    ['order-desk service', ['(order-desk service)']],
    ["order-svc's `listener`", ['(order-svc)']],
    ['Service 1–2', ['1', '2']],
    ['Services 1 and 2', ['1', '2']],
    ['Service 1 (Aa) and Service 2 (Bb)', ['1(Aa)', '2(Bb)']],
    ['Service 6: Stock Room', ['6(Stock Room)']],
    ['Stock Room (Service 6)', ['6(Stock Room)']],
    ['service-6', ['6']],
    ['order-svc, `mail-svc`', ['(order-svc)', '(mail-svc)']],
    ['order-svc and mail-svc', ['(order-svc)', '(mail-svc)']],
    ['Search and Discovery', ['(Search and Discovery)']],
    [
      'Order Service (reads only), Mail Service',
      ['(Order Service)', '(Mail Service)'],
    ],
    ['Service 6 (Aa), order-svc', ['6(Aa)', '(order-svc)']],
  ])('reads %s', (text, services) => {
    expect(read(text)).toMatchObject({
      stated: 'listed',
      services,
      residue: [],
    });
  });

  it.each([
    ['Service 17 (Aa) or Service 21 (Bb)', ['?17(Aa)', '?21(Bb)']],
    ['Services 17 or 21', ['?17', '?21']],
    ['Services 1, 2 or 3', ['?1', '?2', '?3']],
    ['order-svc or mail-svc', ['?(order-svc)', '?(mail-svc)']],
  ])('takes %s as alternatives', (text, services) => {
    expect(read(text).services).toEqual(services);
  });

  it.each([
    ['TBD', 'unknown'],
    ['TBD (implementation phase)', 'unknown'],
    ['To be decided', 'unknown'],
    ['—', 'unknown'],
    ['', 'unknown'],
    ['None', 'none'],
    ['None yet', 'none'],
    ['No consumers yet', 'none'],
    ['n/a', 'none'],
  ])('reads %s as %s', (text, stated) => {
    expect(read(text)).toEqual({
      stated,
      services: [],
      spans: [],
      note: undefined,
      residue: [],
    });
  });

  it('keeps words that name no service as a note', () => {
    expect(read('Any service')).toMatchObject({
      stated: 'unknown',
      services: [],
      note: 'Any service',
      residue: [],
    });
    expect(read('TBD, perhaps Service 5')).toMatchObject({
      stated: 'unknown',
      services: [],
      note: 'TBD, perhaps Service 5',
    });
  });

  it.each([
    ['downstream consumers', 'unknown'],
    ['manual inspection', 'unknown'],
    ['(sink only)', 'unknown'],
    ['all scanners', 'unknown'],
    ['Alle Dienste', 'unknown'],
    ['所有服务', 'unknown'],
    ['keine', 'none'],
    ['aucun', 'none'],
    ['无', 'none'],
    ['noch offen', 'unknown'],
    ['待定', 'unknown'],
    ['— (journal)', 'unknown'],
  ])('finds no service in %p', (text, stated) => {
    expect(read(text)).toMatchObject({ services: [], residue: [], stated });
  });

  it('reports what is neither a service nor a separator', () => {
    expect(read('Service 1 (Aa), see the wiki: it is long').residue).toEqual([
      'see the wiki: it is long',
    ]);
    expect(read('3 services').residue).toEqual(['3 services']);
    expect(read('Services 9-3').residue).toEqual(['Services 9-3']);
    expect(read('Services 1 (Aa').residue).toEqual(['Services 1 (Aa']);
  });

  it('gives the span of each reference', () => {
    expect(
      read('Services 13 (A &amp; B), 21 (Agent\\_Desk) or Service 4').spans,
    ).toEqual(['13 (A &amp; B)', '21 (Agent\\_Desk)', '4']);
  });
});

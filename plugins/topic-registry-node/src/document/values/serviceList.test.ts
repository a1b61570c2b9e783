import { readServiceList } from './serviceList';
import { inlineTextOf } from './testing/inlineTextOf';

function read(text: string) {
  const list = readServiceList(inlineTextOf(text));
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
    ['„order-svc“, «mail-svc»', ['(order-svc)', '(mail-svc)']],
    ['👩🏽‍💻 order-svc, 1️⃣ mail-svc', ['(order-svc)', '(mail-svc)']],
    [':truck: [order-svc]', ['(order-svc)']],
    ['(1) order, (2) mail', ['(order)', '(mail)']],
    ['a) order b) mail', ['(order)', '(mail)']],
    ['• Order Desk • Mail Room', ['(Order Desk)', '(Mail Room)']],
    ['{order, mail}', ['(order)', '(mail)']],
    ['`order` `mail` - `tax`', ['(order)', '(mail)', '(tax)']],
    ['order – takes orders, mail – sends them', ['(order)', '(mail)']],
    ['order (takes (and keeps) orders)', ['(order)']],
    ['order-svc sowie mail-svc', ['(order-svc)', '(mail-svc)']],
    ['order as well as mail', ['(order)', '(mail)']],
    ['both order and mail', ['(order)', '(mail)']],
    ['order ✅ [1], mail¹ ²', ['(order)', '(mail)']],
    ['order v2, 3 × mail, tax only', ['(order)', '(mail)', '(tax)']],
    ['peut-être order, mail?', ['?(order)', '?(mail)']],
    ['order, but not mail', ['(order)']],
    ['order, 3 more', ['(order)']],
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

  it.each([
    ['billing/mailer', ['(billing)', '(mailer)']],
    ['SmsGate/PagerHub/MailHub', ['(SmsGate)', '(PagerHub)', '(MailHub)']],
    ['billing-svc/mailer-svc', ['(billing-svc)', '(mailer-svc)']],
    ['UI/backend', ['(UI)', '(backend)']],
    [
      'Order Service/Mail Service (nightly)',
      ['(Order Service)', '(Mail Service)'],
    ],
    ['desk, billing/mailer', ['(desk)', '(billing)', '(mailer)']],
    ['billing, mailer, …', ['(billing)', '(mailer)']],
    ['billing • mailer', ['(billing)', '(mailer)']],
    ['CI/CD', ['(CI/CD)']],
    ['CI/CD pipeline', ['(CI/CD pipeline)']],
    ['TCP/IP bridge', ['(TCP/IP bridge)']],
    ['A/B test engine', ['(A/B test engine)']],
    ['SMS/Push Gateway', ['(SMS/Push Gateway)']],
    ['acme/billing-svc', ['(acme/billing-svc)']],
    ['`acme/billing`', ['(acme/billing)']],
    ['services/billing', ['(services/billing)']],
  ])('takes %s apart at slashes or leaves it whole', (text, services) => {
    expect(read(text)).toMatchObject({
      stated: 'listed',
      services,
      residue: [],
    });
  });

  it.each([
    ['self-repair coord', '(self-repair coord)'],
    ['self-service portal', '(self-service portal)'],
    ['non-self monitor', '(non-self monitor)'],
    ['real-time risk desk', '(real-time risk desk)'],
    ['order-svc handler', '(order-svc)'],
    ['order-desk during replay', '(order-desk)'],
    ['order-desk v2', '(order-desk)'],
  ])('finds where the name of %p ends', (text, name) => {
    expect(read(text).services).toEqual([name]);
  });

  it.each([
    ['operator', '(operator)'],
    ['operators', '(operators)'],
    ['admin', '(admin)'],
    ['user', '(user)'],
    ['client', '(client)'],
  ])('keeps %s as a party', (text, name) => {
    expect(read(text)).toMatchObject({ stated: 'listed', services: [name] });
  });

  it.each([
    ['billing, planned', ['(billing)'], 'planned'],
    ['monitoring / manual inspection', ['(monitoring)'], 'manual inspection'],
    ['`python sim/main.py --publish`', [], 'python sim/main.py --publish'],
    ['`kubectl apply -f job.yaml`', [], 'kubectl apply -f job.yaml'],
  ])('keeps what names nobody in %s as a note', (text, services, note) => {
    expect(read(text)).toMatchObject({ services, note, residue: [] });
  });

  it.each([
    ['planned: order-svc', 'planned'],
    ['future `order-svc`', 'future'],
    ['geplant: order-svc (on failure)', 'geplant, on failure'],
  ])('reads %s as a party with a note', (text, note) => {
    const { mentions } = readServiceList(inlineTextOf(text));
    expect(
      mentions.map(mention => [mention.name?.words, mention.note]),
    ).toEqual([['order-svc', note]]);
  });

  it.each([
    ['Fraud Engine (`fraud-engine-cg`)', ['fraud-engine-cg'], undefined],
    ['Fraud Engine (group: `fraud`)', ['fraud'], undefined],
    ['Fraud Engine (group `fraud`)', ['fraud'], undefined],
    ['fraud (consumer group: fraud.reader)', ['fraud.reader'], undefined],
    ['fraud (group: `a`, `b`)', ['a', 'b'], undefined],
    ['fraud (`fraud-cg`, read-only)', ['fraud-cg'], 'read-only'],
    ['fraud (`fraud-consumer`)', ['fraud-consumer'], undefined],
    ['fraud (read-only)', undefined, 'read-only'],
    ['fraud (v2)', undefined, 'v2'],
    ['fraud (team Blue)', undefined, 'team Blue'],
    ['fraud (group leader)', undefined, 'group leader'],
    ['fraud (`FraudListener`)', undefined, 'FraudListener'],
    ['fraud (`stream.py`)', undefined, 'stream.py'],
  ])('finds the consumer group in %s', (text, groups, note) => {
    const [mention] = readServiceList(inlineTextOf(text)).mentions;
    expect(mention.groups?.map(group => group.words)).toEqual(groups);
    expect(mention.note).toBe(note);
  });

  it.each([
    ['future, planned', 'none', 'future; planned'],
    ['not consumed yet', 'none', undefined],
    [
      'downstream consumers, planned',
      'unknown',
      'downstream consumers; planned',
    ],
  ])('reads %s as %s', (text, stated, note) => {
    expect(read(text)).toMatchObject({ services: [], stated, note });
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

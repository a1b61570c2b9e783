import { readPartyPhrases } from './partyPhrases';
import { inlineTextOf } from './testing/inlineTextOf';

function read(text: string) {
  const said = { producer: '', consumer: '' };
  for (const { role, list } of readPartyPhrases(inlineTextOf(text))) {
    said[role] =
      list.mentions.map(mention => mention.name?.words).join(', ') ||
      list.stated;
  }
  return `${said.producer} > ${said.consumer}`;
}

describe('readPartyPhrases', () => {
  it.each([
    ['produced by `a`, consumed by `b` and `c`', 'a > b, c'],
    ['produced by desk, consumed by mailer, reports', 'desk > mailer, reports'],
    ['Produced by `a`; consumed by `b`.', 'a > b'],
    ['(produced by `a`, consumed by `b`)', 'a > b'],
    ['Producer: desk, Consumers: mailer, reports', 'desk > mailer, reports'],
    ['Producer: desk | Consumers: mailer', 'desk > mailer'],
    ['sold tickets (producer: `a`, consumers: `b`, `c`)', 'a > b, c'],
    ['desk → mailer, reports', 'desk > mailer, reports'],
    ['`a` -> `b`, `c`', 'a > b, c'],
    ['mailer ← desk', 'desk > mailer'],
    ['mailer <-- desk', 'desk > mailer'],
    ['desk ➡️ mailer', 'desk > mailer'],
    ['desk --> mailer', 'desk > mailer'],
    ['desk => mailer', 'desk > mailer'],
    ['desk → Kafka → mailer', 'desk > mailer'],
    ['`desk` ⇒ Kafka topic ⇒ `mailer`', 'desk > mailer'],
    ['sold tickets (desk → mailer)', 'desk > mailer'],
    ['sold tickets [desk -> mailer].', 'desk > mailer'],
    ['producer `a`, consumers `b` and `c`', 'a > b, c'],
    [
      'The producer is `a`; the consumers are b-svc and c-svc',
      'a > b-svc, c-svc',
    ],
    ['produced by desk (consumed by mailer)', 'desk > mailer'],
    ['wird von `a` produziert und von `b` konsumiert', 'a > b'],
    [
      'von desk veröffentlicht, von mailer und reports gelesen',
      'desk > mailer, reports',
    ],
    ['wordt door desk geproduceerd', 'desk > '],
    ['prodotto da desk, consumato da mailer', 'desk > mailer'],
    ['`a` publiziert, `b` und `c` abonnieren', 'a > b, c'],
    ["desk publie, mailer s'abonne", 'desk > mailer'],
    ['Producteur : `a`, consommateurs : `b`', 'a > b'],
    ['published by desk, read by mailer', 'desk > mailer'],
    ['is emitted by `a` and consumed by `b`.', 'a > b'],
    ['written by `a`, read by `b`', 'a > b'],
    ['Sold tickets. Produced by `a`. Consumed by `b`.', 'a > b'],
    ['consumed by `b`, produced by `a`', 'a > b'],
    ['from `a` to `b` and `c`', 'a > b, c'],
    ['from desk to mailer and reports', 'desk > mailer, reports'],
    ['`a` writes, `b` reads', 'a > b'],
    ['desk publishes, mailer and reports consume', 'desk > mailer, reports'],
    ['mailer reads, desk writes', 'desk > mailer'],
    [
      'produced by **Help Desk**, consumed by **Mail Service**',
      'Help Desk > Mail Service',
    ],
    [
      'produced by the Help Desk and consumed by the mail service',
      'Help Desk > mail service',
    ],
    ['emitted by `a` when a ticket is sold, consumed by `b`', 'a > b'],
    ['Produced by: `a`. Consumed by: `b`.', 'a > b'],
    ['consumed by order-svc in the night', ' > order-svc'],
    ['produced by `a`, not consumed yet', 'a > none'],
    ['produced by `a`, no consumers yet', 'a > none'],
    ['produced by `a`, consumed by nobody yet', 'a > none'],
    ['produziert von `a`, konsumiert von `b` und `c`', 'a > b, c'],
    ['Produzent: desk, Konsumenten: mailer', 'desk > mailer'],
    ['`a` schreibt, `b` liest', 'a > b'],
    [
      'producido por desk, consumido por mailer y reports',
      'desk > mailer, reports',
    ],
    ['publicado por `a`, leído por `b`', 'a > b'],
    ['publié par `a`, consommé par `b` et `c`', 'a > b, c'],
    ['`a` publie, `b` lit', 'a > b'],
    ['produzido por `a`, lido por `b` e `c`', 'a > b, c'],
    ['Produtor: `a`, Consumidores: `b`', 'a > b'],
  ])('reads %p', (text, said) => {
    expect(read(text)).toBe(said);
  });

  it.each([
    'the order was processed by the warehouse',
    'mails sent by users, read by nobody knows whom',
    'an article published by an author',
    'message read by recipient',
    'ticket written by customer, sent by post',
    'produced by the nightly job, compacted',
    'produced by hand',
    'produced by 3 services',
    'produced by whoever ships',
    'consumed by several services',
    'formerly produced by `legacy`',
    'not consumed by `audit`',
    'no longer read by `audit`',
    'will be consumed by `later-svc`',
    'draft → paid',
    'PENDING → PAID',
    'v1 → v2',
    'from draft to paid',
    'moved from `a` to `b`',
    'the customer writes, the agent reads',
    'user → admin hand-over of tickets',
    'sent once per order, read by key',
    'the audit log is produced by `nightly`',
    'the invoice is produced by nightly jobs elsewhere',
    'der Bericht wird von `nightly` produziert',
    'state of an order (open → packed)',
    'currency changes (euro → franc)',
    'producer lag and consumer lag',
    'desk → relay → mailer',
  ])('takes no name out of %p', text => {
    expect(read(text)).toBe(' > ');
  });

  it('stops at words that are no names', () => {
    expect(read('produced by billing, compacted, keyed by order id')).toBe(
      'billing > ',
    );
    expect(read('consumed by `b`, kept for 7 days')).toBe(' > b');
  });

  it('reads the group of a consumer', () => {
    const [, { list }] = readPartyPhrases(
      inlineTextOf('produced by `a`, consumed by `b` (group `b-cg`)'),
    );
    expect(list.mentions[0].groups?.map(group => group.words)).toEqual([
      'b-cg',
    ]);
  });

  it('reads a sentence full of beginnings soon', () => {
    for (const part of [
      'ese ',
      'produced by ',
      'data  ',
      '  ',
      'a, ',
      '`a` → ',
    ])
      expect(readPartyPhrases(inlineTextOf(`x ${part.repeat(400)}`))).toEqual(
        expect.any(Array),
      );
  });
});

import { nameTail } from './nameTail';

describe('nameTail', () => {
  it.each([
    ['shop.orders.conversation.created.v1', 'created.v1'],
    ['shop.orders.conversation.updated.v1', 'updated.v1'],
    ['shop.orders.conversation.put.v2', 'put.v2'],
    ['order_service_for_payments_events_consumer', 'events_consumer'],
    ['connect-inventory-sink-orders', 'sink-orders'],
    ['aVeryLongNameWithoutAnySeparatorAtAll', 'ratorAtAll'],
    ['orders.2024.01.02.03.04.05', '2.03.04.05'],
  ])('of %s is %s', (name, tail) => {
    expect(nameTail(name)).toBe(tail);
    expect(name.endsWith(tail)).toBe(true);
  });

  it('never cuts a character in two', () => {
    expect(nameTail(`x${'😀'.repeat(30)}`)).toBe('😀'.repeat(10));
  });
});

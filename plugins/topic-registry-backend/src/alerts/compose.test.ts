import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';
import { testFinding } from '../findings/testFinding';
import { compose } from './compose';
import { AlertItem } from './planDeliveries';
import { AlertKind } from './types';

function item(kind: AlertKind, over: Partial<Finding> = {}): AlertItem {
  const finding = testFinding(over);
  const at = '2026-11-01T10:00:00.000Z';
  return {
    alert: {
      fingerprint: finding.fingerprint,
      kind,
      since: at,
      version: 1,
      attempts: 0,
      dueAt: at,
    },
    stored: {
      finding,
      state: kind === 'resolved' ? 'resolved' : 'open',
      confirmations: 1,
      confirmedBy: at,
      firstSeenAt: at,
      lastSeenAt: at,
      resolvedAt: kind === 'resolved' ? at : undefined,
      reopened: 0,
    },
  };
}
const single = (one: AlertItem) =>
  compose({
    recipient: 'group:default/a',
    scope: one.alert.fingerprint,
    items: [one],
  });
const together = (batch: string, items: AlertItem[], before = 0) =>
  compose({ recipient: 'group:default/a', scope: batch, batch, items }, before);

describe('compose', () => {
  it.each<[AlertKind, RegExp, string]>([
    ['opened', /^auth_events has 6/, 'high'],
    ['reopened', /^Back again: auth_events/, 'high'],
    ['raised', /^Now graver: auth_events/, 'high'],
    ['unmuted', /^Still true after its mute: auth_events/, 'high'],
    ['resolved', /^Resolved: auth_events/, 'low'],
  ])('says what is %s in plain words', (kind, title, severity) => {
    const payload = single(item(kind));
    expect(payload.title).toMatch(title);
    expect(payload.title).not.toContain('`');
    expect(payload).toMatchObject({
      severity,
      topic: 'drift',
      scope: item(kind).alert.fingerprint,
    });
    expect(payload.link).toBe(
      `/topic-registry/findings/${encodeURIComponent(
        item(kind).alert.fingerprint,
      )}`,
    );
  });

  it('cuts a title that the notifications backend could not keep', () => {
    const { title } = single(item('opened', { message: '😀'.repeat(300) }));
    expect([...title]).toHaveLength(200);
    expect(title).toMatch(/😀…$/u);
  });

  it('counts what is told together', () => {
    const items = [
      item('opened'),
      item('opened', { severity: 'warning', fingerprint: 'b' }),
      item('resolved', { fingerprint: 'c' }),
    ];
    expect(together('digest:1', items)).toMatchObject({
      title: '2 findings, 1 resolved at once',
      description: '1 error, 1 warning',
      severity: 'high',
      link: '/topic-registry/findings?mine=1',
    });
    expect(together('summary:x', items.slice(0, 1), 4).title).toBe(
      '5 findings between platform and main are yours to look at',
    );
    expect(
      together('summary:x', [item('opened', { cluster: undefined })]).title,
    ).toBe('1 finding in the document of platform is yours to look at');
    expect(together('digest:2', items.slice(2)).severity).toBe('low');
  });
});

import { Finding } from '@topic-registry/backstage-plugin-topic-registry-common';
import { testFinding } from '../findings/testFinding';
import { compose, ComposeOptions } from './compose';
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
const single = (one: AlertItem, content: ComposeOptions['content'] = 'named') =>
  compose(
    {
      recipient: 'group:default/a',
      scope: one.alert.fingerprint,
      items: [one],
    },
    { content },
  );
const together = (
  batch: string,
  items: AlertItem[],
  options: Partial<ComposeOptions> = {},
) =>
  compose(
    { recipient: 'group:default/a', scope: batch, batch, items },
    { content: 'named', ...options },
  );

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
      link: `/topic-registry/findings?told=${[
        items[0].stored.finding.fingerprint.slice(0, 10),
        'b',
        'c',
      ].join('.')}`,
    });
    expect(
      together('summary:x', [item('opened', { cluster: undefined })]).title,
    ).toBe('1 finding in the document of platform is yours to look at');
    expect(together('digest:2', items.slice(2))).toMatchObject({
      title: '1 resolved at once',
      description: undefined,
      severity: 'low',
    });
  });

  it('counts in a summary what was told before, in its title and below it', () => {
    const items = [
      item('opened', { severity: 'info', fingerprint: 'a' }),
      item('opened', { severity: 'warning', fingerprint: 'b' }),
    ];
    const before = ['c', 'd', 'e'].map(
      fingerprint => item('opened', { fingerprint }).stored,
    );
    expect(together('summary:x', items)).toMatchObject({
      title: '2 findings between platform and main are yours to look at',
      description: '1 warning, 1 info',
      severity: 'normal',
    });
    expect(
      together('summary:x', items, { alsoStanding: before }),
    ).toMatchObject({
      title: '5 findings between platform and main are yours to look at',
      description: '3 errors, 1 warning, 1 info; 2 of them new',
      severity: 'high',
      // All five that the title counts, and no other.
      link: '/topic-registry/findings?told=a.b.c.d.e',
    });
  });

  it('leads to all that are mine where the URL cannot name them', () => {
    const many = Array.from({ length: 301 }, (_, at) =>
      item('opened', { fingerprint: `f${at}` }),
    );
    expect(together('summary:x', many).link).toBe(
      '/topic-registry/findings?mine=1',
    );
  });

  it('names nothing where it is not to', () => {
    const told: Partial<Finding> = {
      fingerprint: '0a1b2c3d',
      registry: 'platform',
      cluster: 'main',
      topic: 'auth_events',
      discriminator: 'secret_group',
    };
    const batch = 'summary:cluster:main:platform';
    const payloads = [
      ...(['opened', 'reopened', 'raised', 'unmuted', 'resolved'] as const).map(
        kind => single(item(kind, told), 'unnamed'),
      ),
      single(item('opened', { ...told, rule: 'custom/rule' }), 'unnamed'),
      together(batch, [item('opened', told)], { content: 'unnamed' }),
      together(
        'digest:1',
        [item('opened', told), item('resolved', { ...told, fingerprint: 'b' })],
        { content: 'unnamed' },
      ),
    ];
    for (const payload of payloads) {
      expect(JSON.stringify(payload)).not.toMatch(
        /auth_events|platform|main|secret_group/,
      );
    }
    expect(payloads[1]).toMatchObject({
      title:
        'Back again: A topic has another number of partitions than declared',
      description: expect.stringContaining('to whom may read it'),
      severity: 'high',
      topic: 'drift',
      link: expect.stringContaining('/topic-registry/findings/'),
    });
    expect(payloads.slice(-3).map(({ title }) => title)).toEqual([
      'A finding is yours to look at',
      '1 finding is yours to look at',
      '1 finding, 1 resolved at once',
    ]);
  });
});

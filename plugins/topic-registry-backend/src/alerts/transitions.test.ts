import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import { testFinding } from '../findings/testFinding';
import { StoredFinding, StoredState } from '../findings/types';
import { mergeAlert } from './mergeAlert';
import { reaches, transitionsOf } from './transitions';

function stored(
  state: StoredState,
  over: Partial<StoredFinding> & { severity?: Severity } = {},
): StoredFinding {
  const { severity = 'warning', ...rest } = over;
  return {
    finding: testFinding({ severity }),
    state,
    confirmations: 1,
    confirmedBy: 'a',
    firstSeenAt: 'a',
    lastSeenAt: 'a',
    reopened: 0,
    ...rest,
  };
}

describe('transitionsOf', () => {
  const resolvedAt = '2026-11-01T10:00:00.000Z';
  it.each<
    [string, StoredFinding | undefined, StoredFinding, string | undefined]
  >([
    ['new', undefined, stored('open'), 'opened'],
    ['confirmed', stored('pending'), stored('open'), 'opened'],
    ['not confirmed yet', undefined, stored('pending'), undefined],
    ['still not confirmed', stored('pending'), stored('pending'), undefined],
    [
      'back',
      stored('resolved', { resolvedAt }),
      stored('open', { reopened: 1 }),
      'reopened',
    ],
    [
      'back after confirmation',
      stored('pending', { resolvedAt }),
      stored('open', { reopened: 1 }),
      'reopened',
    ],
    [
      'back, to be confirmed',
      stored('resolved', { resolvedAt }),
      stored('pending', { resolvedAt }),
      undefined,
    ],
    ['seen again', stored('open'), stored('open'), undefined],
    ['graver', stored('open'), stored('open', { severity: 'error' }), 'raised'],
    ['milder', stored('open'), stored('open', { severity: 'info' }), undefined],
    ['stale', stored('open'), stored('open', { staleReason: 'x' }), undefined],
    ['over', stored('open'), stored('resolved', { resolvedAt }), 'resolved'],
    [
      'over as before',
      stored('pending', { resolvedAt }),
      stored('resolved', { resolvedAt }),
      undefined,
    ],
  ])('says of what is %s: %#', (_, before, after, kind) => {
    expect(
      transitionsOf(before ? [before] : [], [after]).map(one => one.kind),
    ).toEqual(kind ? [kind] : []);
  });
});

describe('reaches', () => {
  it.each<[Severity, Severity, boolean]>([
    ['error', 'warning', true],
    ['warning', 'warning', true],
    ['info', 'warning', false],
    ['info', 'info', true],
    ['warning', 'error', false],
  ])('%s at least %s: %s', (severity, least, expected) => {
    expect(reaches(severity, least)).toBe(expected);
  });
});

describe('mergeAlert', () => {
  const waiting = (
    kind: Parameters<typeof mergeAlert>[2],
    recipient?: string,
  ) => ({ kind, attempts: recipient ? 1 : 0, recipient });
  it.each<[string, ...Parameters<typeof mergeAlert>, object]>([
    ['new', undefined, false, 'opened', { action: 'put', kind: 'opened' }],
    ['told already', undefined, true, 'opened', { action: 'keep' }],
    ['graver', undefined, true, 'raised', { action: 'put', kind: 'raised' }],
    ['graver, untold', waiting('opened'), false, 'raised', { action: 'keep' }],
    [
      'over before anybody heard of it',
      waiting('opened'),
      false,
      'resolved',
      { action: 'drop' },
    ],
    [
      'over, below the threshold',
      undefined,
      false,
      'resolved',
      { action: 'keep' },
    ],
    [
      'over after it was told',
      undefined,
      true,
      'resolved',
      { action: 'put', kind: 'resolved', maybeTold: undefined },
    ],
    [
      'over after it may have been told',
      waiting('opened', 'user:default/a'),
      false,
      'resolved',
      { action: 'put', kind: 'resolved', maybeTold: 'user:default/a' },
    ],
    [
      'back before its end was told',
      waiting('resolved'),
      true,
      'reopened',
      { action: 'put', kind: 'reopened' },
    ],
    ['over twice', waiting('resolved'), false, 'resolved', { action: 'keep' }],
  ])('%s', (_, pending, told, kind, expected) => {
    expect(mergeAlert(pending, told, kind)).toEqual(expected);
  });
});

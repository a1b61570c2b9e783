import { ChangesStore, StoredChange } from '../database/ChangesStore';
import { Landscape } from '../landscape/Landscape';
import { EVERYTHING } from '../permissions';
import { registryState } from '../__testUtils__/landscape';
import { DefaultOverviewService } from './OverviewService';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-20T12:00:00.000Z');

function change(name: string, hoursAgo: number, over = {}): StoredChange {
  return {
    fingerprint: name,
    kind: 'opened',
    at: new Date(START - hoursAgo * HOUR_MS).toISOString(),
    severity: 'warning',
    finding: {
      fingerprint: name,
      rule: 'drift/retention',
      registry: 'shop',
      cluster: 'main',
      subject: { kind: 'topic', name },
      severity: 'warning',
      message: `\`${name}\` differs.`,
      evidence: [],
      ...over,
    },
  };
}

/** Changes in memory that count how often they are read. */
class Changes implements ChangesStore {
  read = 0;
  constructor(public all: StoredChange[]) {}
  async since(at: string) {
    this.read++;
    return this.all.filter(one => one.at >= at);
  }
  async messages(fingerprints: readonly string[]) {
    return new Map(fingerprints.map(one => [one, `Finding ${one}.`]));
  }
}

describe('DefaultOverviewService', () => {
  let key: string;

  beforeEach(() => {
    key = '1';
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => jest.useRealTimers());

  function overviewOf(changes: ChangesStore) {
    const landscape = new Landscape([], []);
    const none = async () => [];
    return DefaultOverviewService.create({
      topics: { list: none } as never,
      views: { registries: none } as never,
      clusters: { list: none } as never,
      findings: { list: none } as never,
      deprecations: { list: none },
      changes,
      revisions: { current: async () => ({ landscape, key }) },
      configs: [registryState().config],
    });
  }

  it('reads changes once, and counts them by the clock of each request', async () => {
    const changes = new Changes([
      change('fresh', 1),
      change('aging', 23.5),
      change('old', 167.5),
    ]);
    const overview = overviewOf(changes);
    const counts = async () =>
      (await overview.get(EVERYTHING)).changes.map(one => one.opened);
    expect(await counts()).toEqual([2, 3]);
    expect(await counts()).toEqual([2, 3]);
    jest.setSystemTime(START + HOUR_MS);
    expect(await counts()).toEqual([1, 2]);
    expect(changes.read).toBe(1);
    changes.all = [change('newest', -0.5), ...changes.all];
    key = '2';
    expect(await counts()).toEqual([2, 3]);
    expect(changes.read).toBe(2);
  });

  it('keeps for everybody what each may see a part of', async () => {
    const changes = new Changes([
      change('a', 1),
      change('b', 2),
      change('elsewhere', 3, { cluster: 'other' }),
    ]);
    const overview = overviewOf(changes);
    const some = {
      ...EVERYTHING,
      everything: false,
      finding: (finding: { subject: { name: string } }) =>
        finding.subject.name === 'b',
    };
    const named = async (visible = EVERYTHING) =>
      (await overview.get(visible)).changes[0].items.map(
        one => one.fingerprint,
      );
    expect(await named(some)).toEqual(['b']);
    expect(await named()).toEqual(['a', 'b']);
    expect(changes.read).toBe(1);
  });
});

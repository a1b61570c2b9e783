import { protocolOf } from './protocolOf';

function metadataOf(...offers: Parameters<typeof protocolOf>[0]) {
  return protocolOf(offers)?.find(({ api }) => api === 'Metadata');
}

const range = (minVersion: number, maxVersion: number) => ({
  3: { minVersion, maxVersion },
});

describe('protocolOf', () => {
  it('is not known when no broker was asked', () => {
    expect(protocolOf([])).toBeUndefined();
  });

  it('takes what every broker offers, as while they are upgraded', () => {
    expect(metadataOf(range(0, 13), range(4, 9))).toMatchObject({
      offered: { min: 4, max: 9 },
      spoken: 9,
    });
  });

  it('says that nothing is spoken where no version is common', () => {
    expect(metadataOf(range(99, 100))).toMatchObject({
      offered: { min: 99, max: 100 },
      spoken: undefined,
    });
  });

  it('offers nothing of what one of the brokers does not know', () => {
    expect(metadataOf(range(0, 13), {})).not.toHaveProperty('offered');
  });
});

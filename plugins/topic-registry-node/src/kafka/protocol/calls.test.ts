import { ApiCall, chooseVersion, decodeBody, encodeBody } from './ApiCall';
import { CommitsOfTopic } from './CommitsOfTopic';
import { decodeConsumerAssignment } from './consumerAssignment';
import { describeConfigs } from './describeConfigs';
import { listGroups } from './listGroups';
import { LATEST, listOffsets } from './listOffsets';
import { metadata } from './metadata';
import { offsetFetch } from './offsetFetch';

function request<R>(call: ApiCall<R, unknown>, value: R, version: number) {
  return encodeBody(call, value, version).toString('hex');
}

function response<R>(call: ApiCall<never, R>, hex: string, version: number): R {
  return decodeBody(call, Buffer.from(hex.replace(/\s/g, ''), 'hex'), version)
    .response;
}

describe('chooseVersion', () => {
  const call = { minVersion: 2, maxVersion: 7 };

  it.each([
    [{ minVersion: 0, maxVersion: 5 }, 5],
    [{ minVersion: 5, maxVersion: 10 }, 7],
    [{ minVersion: 7, maxVersion: 7 }, 7],
    [{ minVersion: 8, maxVersion: 12 }, undefined],
    [{ minVersion: 0, maxVersion: 1 }, undefined],
    [undefined, undefined],
  ])('takes the newest that both speak: %j gives %p', (offered, version) => {
    expect(chooseVersion(call, offered)).toBe(version);
  });
});

describe('requests', () => {
  it('asks Metadata v12 for all topics without creating any', () => {
    // header tags, null topics, no creation, no operations, tags
    expect(request(metadata, {}, 12)).toBe('00' + '00' + '00' + '00' + '00');
  });

  it('asks Metadata v12 by name, with the zero id', () => {
    expect(request(metadata, { topics: ['ab'] }, 12)).toBe(
      `0002${'00'.repeat(16)}03616200000000`,
    );
  });

  it('asks Metadata v4 without compact types', () => {
    expect(request(metadata, { topics: ['ab'] }, 4)).toBe(
      '00000001000261620' + '0',
    );
    expect(request(metadata, {}, 4)).toBe('ffffffff00');
  });

  it('asks ListOffsets with isolation 0, and with an epoch from v4 on', () => {
    const ask = {
      timestamp: LATEST,
      topics: [{ name: 'a', partitions: [{ partition: 3 }] }],
    };
    expect(request(listOffsets, ask, 2)).toBe(
      'ffffffff' +
        '00' +
        '00000001' +
        '000161' +
        '00000001' +
        '00000003' +
        'ffffffffffffffff',
    );
    expect(request(listOffsets, ask, 7)).toBe(
      '00' +
        'ffffffff' +
        '00' +
        '02' +
        '0261' +
        '02' +
        '00000003' +
        'ffffffff' +
        'ffffffffffffffff' +
        '00' +
        '00' +
        '00',
    );
  });

  it('asks OffsetFetch for many groups in v8 and for one before', () => {
    expect(request(offsetFetch, { groupIds: ['a', 'b'] }, 8)).toBe(
      '00' + '03' + '0261' + '00' + '00' + '0262' + '00' + '00' + '00' + '00',
    );
    expect(request(offsetFetch, { groupIds: ['a'] }, 5)).toBe(
      '000161' + 'ffffffff',
    );
    expect(request(offsetFetch, { groupIds: ['a'] }, 7)).toBe(
      '00' + '0261' + '00' + '00' + '00',
    );
  });

  it('asks DescribeConfigs for the named keys of topics', () => {
    expect(request(describeConfigs, { topics: ['t'], keys: ['k'] }, 1)).toBe(
      '00000001' + '02' + '000174' + '00000001' + '00016b' + '00',
    );
  });
});

describe('answers', () => {
  it('reads ListGroups v5 with state and type, and v2 without', () => {
    expect(
      response(
        listGroups,
        '00 00000005 0000 02 0267 09636f6e73756d6572 06456d707479 08436c6173736963 00 00',
        5,
      ),
    ).toEqual({
      errorCode: 0,
      groups: [
        {
          groupId: 'g',
          protocolType: 'consumer',
          state: 'Empty',
          type: 'Classic',
        },
      ],
    });
    expect(
      response(listGroups, '00000000 000f 00000001 000167 0000', 2),
    ).toEqual({
      errorCode: 15,
      groups: [
        { groupId: 'g', protocolType: '', state: undefined, type: undefined },
      ],
    });
  });

  it('reads the time that the broker asks to wait', () => {
    const { throttleMs } = decodeBody(
      listGroups,
      Buffer.from('00000005000000000000', 'hex'),
      2,
    );
    expect(throttleMs).toBe(5);
  });

  it('reads offsets beyond what a number holds exactly', () => {
    const { topics, partitions, errorCodes, timestamps, offsets } = response(
      listOffsets,
      '00 00000000 02 0261 02 00000000 0000 000000000000007b 7fffffffffffffff 00000001 00 00 00',
      7,
    );
    expect(topics).toEqual([{ name: 'a', from: 0, to: 1 }]);
    expect(partitions[0]).toBe(0);
    expect(errorCodes[0]).toBe(0);
    expect(timestamps[0]).toBe(123);
    expect(offsets[0]).toBe(9223372036854775807n);
  });

  it('reads OffsetFetch of one group, as older brokers answer', () => {
    expect(
      response(
        offsetFetch,
        '00000000 00000001 000174 00000001 00000002 0000000000000009 ffffffff ffff 0000 0000',
        5,
      ),
    ).toMatchObject({
      groups: [
        {
          groupId: '',
          errorCode: 0,
          topics: [{ name: 't', some: true, offsets: { 2: 9n } }],
        },
      ],
    });
  });

  it('tells partitions without a commit and refused ones apart', () => {
    const topic = new CommitsOfTopic('t');
    topic.add(0, -1n, 0);
    expect(topic).toMatchObject({ some: false, offsets: {} });
    topic.add(1, -1n, 29);
    expect(topic).toMatchObject({
      some: false,
      offsets: {},
      refused: [{ partition: 1, errorCode: 29 }],
    });
  });
});

describe('decodeConsumerAssignment', () => {
  it('reads topics and partitions', () => {
    const bytes = Buffer.from(
      '0001' +
        '00000001' +
        '000161' +
        '00000002' +
        '00000000' +
        '00000004' +
        'ffffffff',
      'hex',
    );
    expect(decodeConsumerAssignment(bytes)).toEqual({ a: [0, 4] });
  });

  it('takes no bytes for nothing assigned, as kafkajs sends them to idle members', () => {
    expect(decodeConsumerAssignment(Buffer.alloc(0))).toEqual({});
    expect(
      decodeConsumerAssignment(Buffer.from('000000000000ffffffff', 'hex')),
    ).toEqual({});
  });

  it('tells nothing from bytes of another protocol', () => {
    expect(
      decodeConsumerAssignment(Buffer.from('0001000000ff00', 'hex')),
    ).toBeUndefined();
  });
});

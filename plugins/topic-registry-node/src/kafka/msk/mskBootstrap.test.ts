import { ClusterConfig } from '../../config';
import { bootstrapOf, listenerOf, listenersOffered } from './mskBootstrap';

const answer = {
  BootstrapBrokerString: 'b-1.x:9092',
  BootstrapBrokerStringTls: 'b-1.x:9094,b-2.x:9094',
  BootstrapBrokerStringSaslIam: 'b-1.x:9098, b-2.x:9098',
  BootstrapBrokerStringPublicSaslIam: 'b-1-public.x:9198',
};

describe('bootstrapOf', () => {
  it.each([
    ['iam', 'private', ['b-1.x:9098', 'b-2.x:9098']],
    ['tls', 'private', ['b-1.x:9094', 'b-2.x:9094']],
    ['plaintext', 'private', ['b-1.x:9092']],
    ['iam', 'public', ['b-1-public.x:9198']],
    ['scram', 'private', []],
    ['plaintext', 'public', []],
    ['iam', 'vpc-connectivity', []],
  ] as const)(
    'gives the %s listener for %s access',
    (listener, way, brokers) => {
      expect(bootstrapOf(answer, listener, way)).toEqual(brokers);
    },
  );

  it('names what is offered instead', () => {
    expect(listenersOffered(answer)).toEqual([
      'iam (private)',
      'tls (private)',
      'plaintext (private)',
      'iam (public)',
    ]);
  });
});

describe('listenerOf', () => {
  const scram = {
    mechanism: 'scram-sha-512',
    username: 'reader',
    password: 'secret',
  } as const;

  it.each<[string, Pick<ClusterConfig, 'sasl' | 'tls'>]>([
    ['iam', { sasl: { mechanism: 'msk-iam', region: 'eu-central-1' } }],
    ['scram', { sasl: scram, tls: { rejectUnauthorized: true } }],
    ['tls', { tls: { rejectUnauthorized: true } }],
    ['plaintext', {}],
  ])('is %s for its way to authenticate', (listener, config) => {
    expect(listenerOf(config)).toBe(listener);
  });
});

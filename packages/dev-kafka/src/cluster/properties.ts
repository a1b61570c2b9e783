import { KafkaTls, SaslMechanism, StartKafkaOptions } from './types';

/** Ports of one node. */
export interface NodePorts {
  client: number;
  controller: number;
  /** For the brokers among themselves, where clients have to authenticate. */
  internal: number;
  /** Of the listener behind the relay, and of the relay that leads to it. */
  relayed?: { listener: number; relay: number };
}

/**
 * The `server.properties` of one node that is broker and controller (KRaft).
 *
 * @remarks
 * One controller per broker: with a single one, killing it would freeze the
 * metadata that the others answer.
 */
export function nodeProperties(
  nodeId: number,
  ports: ReadonlyMap<number, NodePorts>,
  logDir: string,
  options: StartKafkaOptions,
): Record<string, string> {
  const nodes = ports.size;
  const own = ports.get(nodeId)!;
  const voters = [...ports].map(
    ([id, port]) => `${id}@127.0.0.1:${port.controller}`,
  );
  const replicas = String(nodes);
  return {
    'process.roles': 'broker,controller',
    'node.id': String(nodeId),
    'controller.quorum.voters': voters.join(','),
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': logDir,
    ...listeners(own, options),

    'auto.create.topics.enable': 'false',
    'default.replication.factor': replicas,
    'offsets.topic.replication.factor': replicas,
    'offsets.topic.num.partitions': '6',
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': nodes === 1 ? '1' : '2',
    'transaction.state.log.num.partitions': '3',
    'group.initial.rebalance.delay.ms': '0',
    ...(options.version === '3.9.1'
      ? { 'group.coordinator.rebalance.protocols': 'classic,consumer' }
      : {
          'share.coordinator.state.topic.replication.factor': replicas,
          'share.coordinator.state.topic.min.isr': nodes === 1 ? '1' : '2',
          'share.coordinator.state.topic.num.partitions': '3',
        }),

    // A node may register again only when its former session is over.
    'broker.session.timeout.ms': '6000',

    // Small and quiet: everything runs on one machine.
    'num.network.threads': '2',
    'num.io.threads': '4',
    'num.recovery.threads.per.data.dir': '2',
    'log.index.size.max.bytes': '65536',
    'log.cleaner.dedupe.buffer.size': '8388608',
    'replica.fetch.wait.max.ms': '2000',

    ...options.properties,
  };
}

function listeners(
  own: NodePorts,
  options: StartKafkaOptions,
): Record<string, string> {
  const { sasl, tls } = options;
  if (!sasl && !tls) return withoutSecurity(own);
  const client = `${sasl ? 'SASL_' : ''}${tls ? 'SSL' : 'PLAINTEXT'}`;
  return {
    listeners: `${client}://127.0.0.1:${own.client},INTERNAL://127.0.0.1:${own.internal},CONTROLLER://127.0.0.1:${own.controller}`,
    'advertised.listeners': `${client}://127.0.0.1:${own.client},INTERNAL://127.0.0.1:${own.internal}`,
    'inter.broker.listener.name': 'INTERNAL',
    'listener.security.protocol.map': `CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,${client}:${client}`,
    ...(sasl && saslProperties(client, sasl)),
    ...(tls && tlsProperties(tls)),
    ...(options.authorizer
      ? {
          'authorizer.class.name':
            'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
          // The brokers speak among themselves without a name.
          'super.users': 'User:admin;User:ANONYMOUS',
        }
      : {}),
  };
}

function withoutSecurity({
  client,
  controller,
  relayed,
}: NodePorts): Record<string, string> {
  const own = `PLAINTEXT://127.0.0.1:${client}`;
  const behind = relayed && `,RELAYED://127.0.0.1:${relayed.listener}`;
  const before = relayed && `,RELAYED://127.0.0.1:${relayed.relay}`;
  return {
    listeners: `${own}${behind ?? ''},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `${own}${before ?? ''}`,
    'inter.broker.listener.name': 'PLAINTEXT',
    ...(relayed && {
      'listener.security.protocol.map':
        'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,RELAYED:PLAINTEXT',
    }),
  };
}

function saslProperties(
  listener: string,
  { users, mechanisms = ['PLAIN'] }: NonNullable<StartKafkaOptions['sasl']>,
): Record<string, string> {
  const plainUsers = Object.entries(users)
    .map(([user, password]) => ` user_${user}="${password}"`)
    .join('');
  const security = 'org.apache.kafka.common.security';
  const modules: Record<SaslMechanism, string> = {
    PLAIN: `${security}.plain.PlainLoginModule required${plainUsers};`,
    // Their users are written when the storage is prepared.
    'SCRAM-SHA-256': `${security}.scram.ScramLoginModule required;`,
    'SCRAM-SHA-512': `${security}.scram.ScramLoginModule required;`,
    OAUTHBEARER: `${security}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="admin";`,
  };
  return {
    'sasl.enabled.mechanisms': mechanisms.join(','),
    ...Object.fromEntries(
      mechanisms.map(mechanism => [
        `listener.name.${listener.toLowerCase()}.${mechanism.toLowerCase()}.sasl.jaas.config`,
        modules[mechanism],
      ]),
    ),
  };
}

function tlsProperties({
  cert,
  key,
  clientCa,
}: KafkaTls): Record<string, string> {
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.certificate.chain': cert,
    'ssl.keystore.key': key,
    ...(clientCa && {
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.certificates': clientCa,
      'ssl.client.auth': 'required',
    }),
  };
}

/** Arguments of the storage tool that write the users of SCRAM. */
export function scramUsers({ sasl }: StartKafkaOptions): string[] {
  return (sasl?.mechanisms ?? [])
    .filter(mechanism => mechanism.startsWith('SCRAM-'))
    .flatMap(mechanism =>
      Object.entries(sasl!.users).flatMap(([name, password]) => [
        '--add-scram',
        `${mechanism}=[name=${name},password=${password}]`,
      ]),
    );
}

/** The text of a Java properties file. */
export function propertiesText(properties: Record<string, string>): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${escaped(value)}\n`)
    .join('');
}

function escaped(value: string): string {
  return value.replace(/\\/g, '\\\\').replace(/\r/g, '').replace(/\n/g, '\\n');
}

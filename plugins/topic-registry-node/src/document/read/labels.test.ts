import { readLabel } from './labels';

describe('the name of a column or field', () => {
  it.each([
    ...['Topic Family', 'Event topic', 'Topic pattern', 'Topic ID'],
    ...['Main topic', 'Canonical topic', 'Full topic name', 'Queue/Topic'],
    ...['Event / Topic', 'Topic / Event', 'Kafka topic(s)', 'Topic (v1)'],
    ...[
      '主题名称',
      '完整主题',
      'Kafka トピック名',
      '토픽 이름',
      'Nom du topic',
    ],
    ...['Nombre del tópico', 'Vollständiger Topic-Name'],
  ])('%s is of topics', name => {
    expect(readLabel(name).key).toBe('topic');
  });

  it.each([
    ...['Main producer', 'Primary producers', 'Known producers'],
    ...['Typical Producers', 'Actual producer', 'Producer application'],
    ...['Producer / Owner', 'Owner (producer)', 'Producer team'],
    ...['Event producer', 'Kafka producer(s)', 'Mainly produced by'],
    ...['Productor real', 'Produtor principal', 'Producteur actuel'],
    ...[
      'Bekannte Produzenten',
      'Servicio productor',
      '实际生产者',
      '主な発行元',
    ],
    ...['Service producteur', 'Currently published by', 'Topic producer'],
  ])('%s is of producers', name => {
    expect(readLabel(name).key).toBe('producer');
  });

  it.each([
    ...['Main consumer', 'Known consumers', 'Typical Consumers'],
    ...['Consumer applications', 'Consumers / Owner', 'Consumer team'],
    ...['Event consumers', 'Kafka consumers', 'Consumidor real'],
    ...['Consumidores conhecidos', 'Consommateurs connus', '主要消费者'],
    ...['Subscribers / Downstream', 'Usually read by', 'All consumers'],
  ])('%s is of consumers', name => {
    expect(readLabel(name).key).toBe('consumers');
  });

  it.each([
    ['Kafka consumer group name', 'consumerGroups'],
    ['Topic partitions', 'partitions'],
    ['Message retention', 'retention'],
    ['Short description', 'purpose'],
  ])('%s is of %s', (name, key) => {
    expect(readLabel(name).key).toBe(key);
  });

  it.each([
    ...['Discussion topic', 'Release channel', 'Slack channel', 'Topic type'],
    ...['Consumer lag', 'Producer config', 'Consumer count', 'Topic owner id'],
    ...['Producer/Consumer', 'Topic / Document', 'Topic / Partition'],
    ...['Publisher or subscriber', 'Consumer ACL', 'Source', 'Upstream'],
    ...['DLQ topic', 'Deprecated topic', 'Input topic', 'Subject', 'Tema'],
    ...['consumer '.repeat(2000), 'main '.repeat(2000)],
  ])('%.40s is of nothing by itself', name => {
    expect(readLabel(name).key).toBeUndefined();
  });
});

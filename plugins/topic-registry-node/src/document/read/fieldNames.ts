/** The fields of a topic that the model has a name for. */
export type FieldKey =
  | 'topic'
  | 'number'
  | 'producer'
  | 'consumers'
  | 'consumerGroups'
  | 'purpose'
  | 'events'
  | 'schema'
  | 'schemaVersions'
  | 'owner'
  | 'partitions'
  | 'replicationFactor'
  | 'retention'
  | 'class'
  | 'compression'
  | 'cleanupPolicy'
  | 'config'
  | 'configs'
  | 'partitionKey'
  | 'environments'
  | 'note'
  | 'useCases'
  | 'status'
  | 'lifecycle'
  | 'reason'
  | 'migration'
  | 'replacement'
  | 'deprecated'
  | 'removal';

/** What documents call the fields, in English and in the singular. */
export const FIELD_NAMES: Record<FieldKey, string[]> = {
  topic: [
    'topic',
    'topic name',
    'kafka topic',
    'kafka topic name',
    'stream',
    'channel',
  ],
  number: ['no', 'nr', 'number', ''],
  producer: [
    'producer',
    'publisher',
    'published by',
    'emitted by',
    'produced by',
    'written by',
    'sent by',
    'producing service',
    'producer service',
    'publishing service',
    'publisher service',
    'producing app',
    'producer app',
    'source service',
    'emitter',
    'writer',
    'sender',
    'originator',
  ],
  consumers: [
    'consumer',
    'subscriber',
    'subscribed by',
    'consumed by',
    'consuming service',
    'consumer service',
    'subscribing service',
    'subscriber service',
    'consuming app',
    'consumer app',
    'target service',
    'read by',
    'received by',
    'reader',
    'receiver',
    'listener',
    'listened to by',
    'recipient',
  ],
  consumerGroups: [
    'consumer group',
    'group',
    'group id',
    'consumer group id',
    'consumer group name',
    'consumergroup',
  ],
  purpose: ['purpose', 'description', 'usage', 'summary'],
  events: [
    'key event',
    'event',
    'event type',
    'event name',
    'message',
    'message type',
    'key event type',
  ],
  schema: [
    'schema',
    'payload',
    'value',
    'message format',
    'event schema',
    'payload schema',
    'value schema',
  ],
  schemaVersions: [
    'schema version',
    'schema history',
    'schema version history',
    'version history',
    'version',
  ],
  owner: [
    'owner',
    'owning team',
    'owned by',
    'owner team',
    'topic owner',
    'team',
  ],
  partitions: [
    'partition',
    'partition count',
    'number of partition',
    'num partition',
    'kafka partition',
  ],
  replicationFactor: ['replication factor', 'replication', 'rf', 'replica'],
  retention: [
    'retention',
    'retention period',
    'retention time',
    'ttl',
    'data retention',
  ],
  class: ['class', 'topic class', 'retention class'],
  compression: [
    'compression',
    'compression type',
    'codec',
    'compression codec',
  ],
  cleanupPolicy: ['cleanup policy', 'cleanup', 'clean up policy'],
  // Kafka's keys and their names: see configNames.ts.
  config: [],
  configs: [
    'config',
    'topic config',
    'kafka config',
    'config override',
    'configuration',
    'topic configuration',
    'kafka configuration',
    'topic setting',
    'kafka setting',
    'topic override',
    'topic property',
    'other config',
    'other setting',
    'additional config',
    'additional setting',
    'extra config',
    'setting',
  ],
  partitionKey: [
    'key',
    'message key',
    'kafka message key',
    'partition key',
    'partitioning key',
    'partitioned by',
    'record key',
  ],
  environments: [
    'environment',
    'env',
    'available in',
    'deployed in',
    'deployed to',
  ],
  note: ['note', 'remark', 'comment'],
  useCases: ['use case'],
  status: ['status'],
  lifecycle: ['lifecycle', 'lifecycle status', 'lifecycle state'],
  reason: ['reason', 'deprecation reason', 'reason for deprecation'],
  migration: ['migration', 'migration path', 'migrate to', 'migration guide'],
  replacement: [
    'replacement',
    'replaced by',
    'superseded by',
    'use instead',
    'successor',
    'replacement topic',
  ],
  deprecated: [
    'deprecated',
    'announced',
    'deprecated on',
    'deprecated since',
    'deprecation date',
    'deprecation announced',
    'announced on',
    'date deprecated',
  ],
  removal: [
    'removal',
    'removal date',
    'remove on',
    'remove after',
    'removed on',
    'removal on',
    'sunset',
    'sunset date',
    'end of life',
  ],
};

/**
 * What documents in German, French, Spanish, Portuguese, Italian, Russian,
 * Chinese, Japanese and Korean call them, in every form that headers use:
 * nothing makes a singular of these.
 */
export const FOREIGN_FIELD_NAMES: Partial<Record<FieldKey, string[]>> = {
  topic: [
    ...['thema', 'kafka thema', 'name des topics'],
    ...['nom du topic', 'sujet kafka'],
    ...['tópico', 'topico kafka', 'tópico kafka', 'tópico de kafka'],
    ...['топик', 'тема kafka', 'kafka топик', 'топик kafka'],
    ...['主题', '消息主题', 'kafka 主题', 'topic 名称', '主题名称', '主題'],
    ...['トピック', 'トピック名', 'kafka トピック', '토픽', '토픽명'],
  ],
  producer: [
    ...['produzent', 'produzenten', 'erzeuger', 'produziert von', 'sender'],
    ...['produzierender dienst', 'geschrieben von', 'schreibender dienst'],
    ...['producteur', 'producteurs', 'produit par', 'publié par', 'émetteur'],
    ...['service producteur', 'services producteurs', 'écrit par'],
    ...['productor', 'productores', 'producido por', 'publicado por'],
    ...['productora', 'productoras', 'publicador', 'emisor', 'escrito por'],
    ...['produtor', 'produtores', 'produzido por', 'emissor'],
    ...['produtora', 'produtoras', 'publicador', 'escrito por'],
    ...['produttore', 'produttori', 'prodotto da', 'pubblicato da'],
    ...['продюсер', 'производитель', 'публикует', 'кто пишет', 'издатель'],
    ...['生产者', '发布者', '生產者', '生产方', '发布方'],
    ...['プロデューサー', 'プロデューサ', 'パブリッシャー', '発行元'],
    ...['프로듀서', '발행자', '생산자'],
  ],
  consumers: [
    ...['konsument', 'konsumenten', 'verbraucher', 'abonnent', 'abonnenten'],
    ...['konsumiert von', 'empfänger', 'gelesen von'],
    ...['konsumierender dienst', 'konsumierende dienste', 'lesender dienst'],
    ...['consommateur', 'consommateurs', 'consommé par', 'abonné', 'abonnés'],
    ...['service consommateur', 'services consommateurs', 'lu par'],
    ...['consumidor', 'consumidores', 'consumido por', 'suscriptor'],
    ...['consumidora', 'consumidoras', 'leido por', 'lido por', 'receptor'],
    ...['suscriptores', 'assinante', 'assinantes'],
    ...['consumatore', 'consumatori', 'consumato da'],
    ...['консьюмер', 'потребитель', 'потребители', 'слушает', 'подписчик'],
    ...['подписчики', 'кто читает'],
    ...['消费者', '订阅者', '消費者', '消费方', '订阅方'],
    ...['コンシューマー', 'コンシューマ', 'サブスクライバー', '購読者'],
    ...['컨슈머', '구독자', '소비자'],
  ],
  consumerGroups: [
    ...['konsumentengruppe', 'consumer gruppe', 'verbrauchergruppe'],
    ...['groupe de consommateurs', 'grupo de consumidores', 'grupo consumidor'],
    ...['группа потребителей', '消费组', '消费者组', '消費者グループ'],
    ...['コンシューマーグループ', '컨슈머 그룹'],
  ],
  purpose: [
    ...['beschreibung', 'zweck', 'inhalt'],
    ...['objectif', 'contenu', 'déclencheur'],
    ...['descripción', 'propósito', 'contenido'],
    ...['descrição', 'finalidade', 'conteúdo'],
    ...['descrizione', 'scopo', 'contenuto'],
    ...['описание', 'назначение', 'содержимое'],
    ...['说明', '描述', '用途', '內容', '内容', '説明', '설명', '내용'],
  ],
  events: [
    ...['ereignis', 'ereignisse', 'ereignistyp', 'nachricht', 'nachrichten'],
    ...['événement', 'événements', 'type d événement'],
    ...['evento', 'eventos', 'tipo de evento', 'eventi'],
    ...['событие', 'события', '事件', '事件类型', 'イベント', '이벤트'],
  ],
  schema: [
    ...['nutzlast', 'charge utile', 'schéma', 'carga útil', 'esquema'],
    ...['схема', '载荷', '消息格式', 'ペイロード', 'スキーマ', '페이로드'],
  ],
  owner: [
    ...['verantwortlich', 'eigentümer', 'propriétaire', 'responsable'],
    ...['responsável', 'владелец', '负责人', '担当', '담당'],
  ],
  partitions: [
    ...['partitionen', 'anzahl partitionen', 'nombre de partitions'],
    ...['partición', 'particiones', 'partições', 'partições sugeridas'],
    ...['número de particiones', 'número de partições', 'partizioni'],
    ...['партиции', 'партиций', 'количество партиций'],
    ...['分区', '分区数', 'パーティション', 'パーティション数', '파티션'],
    ...['파티션 수'],
  ],
  replicationFactor: [
    ...['replikationsfaktor', 'replikation', 'facteur de réplication'],
    ...['factor de replicación', 'fator de replicação', 'réplicas'],
    ...['фактор репликации', '副本数', '副本', 'レプリケーション係数'],
  ],
  retention: [
    ...['aufbewahrung', 'aufbewahrungszeit', 'aufbewahrungsdauer'],
    ...['rétention', 'durée de rétention', 'retención', 'retenção'],
    ...['ritenzione', 'хранение', 'срок хранения'],
    ...['保留时间', '保留期', '保存时间', '保持期間', '보존 기간'],
  ],
  compression: ['kompression', 'compresión', 'compressão', 'сжатие', '压缩'],
  cleanupPolicy: ['bereinigung', 'politique de nettoyage', '清理策略'],
  partitionKey: [
    ...['schlüssel', 'partitionsschlüssel', 'clé', 'clé de partition'],
    ...['clave', 'clave de partición', 'chave', 'chave de partição'],
    ...['chiave', 'ключ', 'ключ партиции', '分区键', '键', 'キー', '키'],
  ],
  environments: [
    ...['umgebung', 'umgebungen', 'environnement', 'environnements'],
    ...['entorno', 'entornos', 'ambiente', 'ambientes', '环境', '環境'],
  ],
  note: [
    ...['hinweis', 'hinweise', 'bemerkung', 'bemerkungen', 'anmerkung'],
    ...['remarque', 'remarques', 'nota', 'notas', 'observações'],
    ...['примечание', '备注', '備考', '비고'],
  ],
  status: ['zustand', 'statut', 'estado', 'stato', 'статус', '状态', '状態'],
  reason: ['grund', 'raison', 'motivo', 'motif', 'причина', '原因', '理由'],
  replacement: [
    ...['ersetzt durch', 'nachfolger', 'remplacé par', 'reemplazado por'],
    ...['substituído por', 'sostituito da', 'заменён на', '替代', '代替'],
  ],
  deprecated: [
    ...['veraltet', 'veraltet seit', 'veraltet ab', 'déprécié depuis'],
    ...['obsolète depuis', 'obsoleto desde', 'устарел с', '弃用日期'],
  ],
  removal: [
    ...['entfernung', 'entfernt am', 'suppression', 'eliminación'],
    ...['remoção', 'удаление', '删除日期', '削除日'],
  ],
};

import {
  EnvelopeStandard,
  Registry,
} from '@topic-registry/backstage-plugin-topic-registry-common';

type Schema = Record<string, unknown>;

/** Depth to which an example is described. */
const MAX_DEPTH = 6;

/** What examples write in place of a value, and the schema that they mean. */
const HINTS: [RegExp, Schema][] = [
  [/^uuid(?:\s*v?\d)?$/i, { type: 'string', format: 'uuid' }],
  [
    /^(?:iso[\s-]?8601|date-?time|timestamp|rfc[\s-]?3339)$/i,
    { type: 'string', format: 'date-time' },
  ],
  [/^(?:string|text)$/i, { type: 'string' }],
  [/^(?:int|integer|long)$/i, { type: 'integer' }],
  [/^(?:number|float|double|decimal)$/i, { type: 'number' }],
  [/^bool(?:ean)?$/i, { type: 'boolean' }],
  [/^(?:object|any)$/i, {}],
  [/^semver$/i, { type: 'string', description: 'Semantic version' }],
];

// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes
const CLOUD_EVENT: Record<string, Schema> = {
  specversion: { type: 'string', const: '1.0' },
  id: { type: 'string', minLength: 1 },
  source: { type: 'string', format: 'uri-reference', minLength: 1 },
  type: { type: 'string', minLength: 1 },
  subject: { type: 'string', minLength: 1 },
  time: { type: 'string', format: 'date-time' },
  datacontenttype: { type: 'string', minLength: 1 },
  dataschema: { type: 'string', format: 'uri' },
  data: {},
};

/** The schema of every message of a registry, by its envelope; undefined where it states none. */
export function envelopeSchema(
  envelope: EnvelopeStandard | undefined,
): Schema | undefined {
  if (!envelope) return undefined;
  const example = exampleOf(envelope);
  if (envelope.profile === 'cloudevents-1.0') return cloudEvent(example);
  if (!example) return undefined;
  return {
    title: 'Envelope',
    description:
      'The fields that the registry shows for every event. It does not say which of them may be missing.',
    ...objectSchema(example, 0),
  };
}

/**
 * What the envelope says of one event type: the value of the field that names
 * it, where there is no doubt which one that is.
 */
export function typeConstraint(
  registry: Registry,
  type: string,
): Schema | undefined {
  const { envelope } = registry.standards;
  const example = envelope && exampleOf(envelope);
  if (!example) return undefined;
  if (envelope.profile === 'cloudevents-1.0') {
    // Its `type` may carry a prefix that the registry leaves out elsewhere.
    const isPlain = registry.topics.some(topic =>
      topic.events.some(event => event.type === example.type),
    );
    return isPlain ? { properties: { type: { const: type } } } : undefined;
  }
  const fields = Object.keys(example).filter(name =>
    /^event_?(?:type|name)$/i.test(name),
  );
  return fields.length === 1
    ? { properties: { [fields[0]]: { const: type } } }
    : undefined;
}

function cloudEvent(example: Record<string, unknown> | undefined): Schema {
  const extensions = Object.entries(example ?? {}).filter(
    ([name]) => !Object.hasOwn(CLOUD_EVENT, name) && name !== 'data_base64',
  );
  return {
    title: 'CloudEvents 1.0',
    type: 'object',
    required: ['specversion', 'id', 'source', 'type'],
    ...propertiesOf([
      ...Object.entries(CLOUD_EVENT),
      ...extensions.map(([name, value]): [string, Schema] => [
        name,
        schemaOf(value, 1),
      ]),
    ]),
  };
}

function exampleOf({
  example,
  outline,
}: EnvelopeStandard): Record<string, unknown> | undefined {
  const text = example ?? outline;
  return text === undefined ? undefined : JSON.parse(text);
}

function schemaOf(value: unknown, depth: number): Schema {
  if (value === null) return {};
  if (Array.isArray(value)) {
    const items = value.length === 1 && depth < MAX_DEPTH;
    return {
      type: 'array',
      ...(items && { items: schemaOf(value[0], depth + 1) }),
    };
  }
  switch (typeof value) {
    case 'object':
      return objectSchema(value as Record<string, unknown>, depth);
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    default:
      return textSchema(String(value));
  }
}

function textSchema(text: string): Schema {
  const hint = HINTS.find(([pattern]) => pattern.test(text.trim()));
  return hint ? { ...hint[1] } : { type: 'string', examples: [text] };
}

function objectSchema(value: Record<string, unknown>, depth: number): Schema {
  const entries = depth < MAX_DEPTH ? Object.entries(value) : [];
  return {
    type: 'object',
    ...propertiesOf(
      entries.map(([name, inner]) => [name, schemaOf(inner, depth + 1)]),
    ),
  };
}

/**
 * The fields of an object. An example is data: a field that is called `$ref` is
 * no reference, but who resolves those looks for the key wherever it stands, as
 * readers of YAML do for `<<`; so it is given by a pattern.
 */
function propertiesOf(fields: [string, Schema][]): Schema {
  const reserved = fields.filter(([name]) => isKeyword(name));
  const others = fields.filter(([name]) => !isKeyword(name));
  return {
    ...(others.length && { properties: Object.fromEntries(others) }),
    ...(reserved.length && {
      patternProperties: Object.fromEntries(
        reserved.map(([name, schema]) => [patternOf(name), schema]),
      ),
    }),
  };
}

function isKeyword(name: string): boolean {
  return /^(?:\$.*|<<|__proto__)$/s.test(name);
}

/** Matches the name alone. */
function patternOf(name: string): string {
  return `^${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$`;
}

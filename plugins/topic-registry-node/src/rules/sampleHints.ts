import {
  homeAmong,
  ownValue,
  Registry,
  SampleHints,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { BoundRegistry } from './types';

const TYPE_FIELD = /^event_?(?:type|name)$|^type$/i;
const SOURCE_FIELD =
  /^source(?:_?(?:service|system|app))?$|^(?:producer|service|origin)(?:_?name)?$/i;
const TENANT = /^(?:tenant|org|organi[sz]ation)(?:_?id)?$/i;
/** A name as a field has it; anything else is a description. */
const FIELD = /^[A-Za-z][A-Za-z0-9_.-]*$/;
const OPTIONAL = /\boptional\b|\?$/i;

/**
 * What the records of a registry's topics are to be looked at for, as its
 * standards say: by topic name. Of topics that several registries declare, the
 * home decides.
 *
 * @public
 */
export function sampleHintsOf(
  registries: readonly BoundRegistry[],
): Record<string, SampleHints> {
  const statements = new Map<string, { topic: Topic; shared: SampleHints }[]>();
  for (const { registry } of registries) {
    const shared = hintsOfRegistry(registry);
    for (const topic of registry.topics) {
      const list = statements.get(topic.name);
      if (list) list.push({ topic, shared });
      else statements.set(topic.name, [{ topic, shared }]);
    }
  }
  return Object.fromEntries(
    [...statements].map(([name, list]) => {
      const { topic, shared } = homeAmong(list);
      return [name, hintsOfTopic(topic, shared)];
    }),
  );
}

function hintsOfTopic(topic: Topic, shared: SampleHints): SampleHints {
  const key = topic.partitionKey?.value.trim();
  if (key === undefined) return shared;
  const { keyField, ...rest } = shared;
  // words such as "tenant and user" name no field to compare with
  return FIELD.test(key) ? { ...rest, keyField: key } : rest;
}

function hintsOfRegistry({ standards }: Registry): SampleHints {
  const { envelope, partitionKey, tenantFields } = standards;
  const example = exampleOf(envelope?.example ?? envelope?.outline);
  const names = Object.keys(example ?? {});
  const isCloudEvent = envelope?.profile === 'cloudevents-1.0';
  const keyField = partitionKey?.value;
  // of a CloudEvent, the example shows the data of one event type alone
  const candidates = isCloudEvent ? [keyField ?? ''] : names;
  const tenants =
    tenantFields?.value ?? candidates.filter(name => TENANT.test(name));
  const fields = names.filter(
    name =>
      !tenants.includes(name) &&
      !OPTIONAL.test(String(ownValue(example, name) ?? '')),
  );
  return {
    ...(!isCloudEvent && fields.length > 0
      ? {
          envelope: {
            fields,
            typeField: fields.find(name => TYPE_FIELD.test(name)),
            sourceField: fields.find(name => SOURCE_FIELD.test(name)),
          },
        }
      : {}),
    tenantFields: tenants,
    ...(keyField === undefined ? {} : { keyField }),
    ...subjectOf(example, tenants),
  };
}

/** "subject": "tenant-uuid" says whose id the subject is. */
function subjectOf(
  example: Record<string, unknown> | undefined,
  tenants: string[],
): Pick<SampleHints, 'subjectField'> {
  const subject = String(example?.subject ?? '').toLowerCase();
  const field = tenants.find(name => {
    const [word] = name.toLowerCase().split(/_|id$/);
    return subject.includes(word);
  });
  return field ? { subjectField: field } : {};
}

function exampleOf(
  text: string | undefined,
): Record<string, unknown> | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

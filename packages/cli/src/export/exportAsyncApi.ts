import { Registry } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  asyncApiText,
  TopicCluster,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import { OutputFile } from './writeFiles';

/** One AsyncAPI document for each topic. */
export function exportAsyncApi(
  registry: Registry,
  clusters: readonly TopicCluster[],
): OutputFile[] {
  const taken = new Set<string>();
  const files: OutputFile[] = [];
  const names = new Set<string>();
  for (const topic of registry.topics) {
    if (names.has(topic.name)) continue;
    names.add(topic.name);
    files.push({
      name: `${freeName(topic.name, taken)}.yaml`,
      text: asyncApiText(topic, registry, [], clusters),
    });
  }
  return files;
}

// Names of devices, which Windows does not take for files whatever follows.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
// File systems take 255 bytes; an ending and a number have room.
const MAX_LENGTH = 240;

/** A name that every file system takes and tells apart, some of which know no case. */
function freeName(topic: string, taken: Set<string>): string {
  const plain = topic
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^\.+/, '_')
    .replace(DEVICE, '$&_')
    .slice(0, MAX_LENGTH);
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}_${n}`;
  taken.add(name.toLowerCase());
  return name;
}

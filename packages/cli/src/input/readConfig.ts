import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import {
  readTopicRegistryConfig,
  TopicRegistryConfig,
} from '@topic-registry/backstage-plugin-topic-registry-node';
import path from 'node:path';
import { sentenceOf } from '../io';

/**
 * Reads `topicRegistry` of a configuration file of Backstage, with `${VARIABLES}`
 * and `$include` as Backstage knows them. Paths are relative to the file.
 *
 * @throws Error naming the file and the key at fault.
 */
export async function readConfig(file: string): Promise<TopicRegistryConfig> {
  const absolute = path.resolve(file);
  let config;
  try {
    config = await ConfigSources.toConfig(
      FileConfigSource.create({ path: absolute, watch: false }),
    );
  } catch (error) {
    throw new Error(
      `The configuration ${file} cannot be read: ${sentenceOf(error)}`,
    );
  }
  try {
    return readTopicRegistryConfig(config, {
      defaultBasePath: path.dirname(absolute),
    });
  } catch (error) {
    throw new Error(`The configuration ${file} is wrong: ${sentenceOf(error)}`);
  } finally {
    config.close();
  }
}

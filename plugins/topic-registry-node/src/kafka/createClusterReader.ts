import type { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterConfig } from '../config';
import { ClusterReader } from './ClusterReader';
import { MskClusterReader } from './msk';
import { SelfCheckedReader } from './SelfCheckedReader';

/**
 * Makes a reader of one cluster. It holds no connection between observations,
 * and reads only: it creates, commits and alters nothing.
 *
 * @public
 */
export function createClusterReader(
  config: ClusterConfig,
  options: { logger?: LoggerService } = {},
): ClusterReader {
  const { msk } = config;
  const readerOf = (one: ClusterConfig) =>
    SelfCheckedReader.create(one, options);
  return msk
    ? MskClusterReader.create({ ...config, msk }, readerOf)
    : readerOf(config);
}

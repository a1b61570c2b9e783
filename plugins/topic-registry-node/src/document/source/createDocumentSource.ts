import { UrlReaderService } from '@backstage/backend-plugin-api';
import { LocalDocumentSource } from './LocalDocumentSource';
import { DocumentSource } from './types';
import { UrlDocumentSource } from './UrlDocumentSource';

const URL_TARGET = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Tells whether a registry's target is a URL; else it is a local path.
 *
 * @public
 */
export function isUrlTarget(target: string): boolean {
  return URL_TARGET.test(target);
}

/**
 * The source of a registry's document: a local file that stays inside
 * `basePath`, or a URL for Backstage's URL reader.
 *
 * @public
 */
export function createDocumentSource(options: {
  /** As in `topicRegistry.registries.<id>.target`. */
  target: string;
  /** Absolute folder outside of which no local file is read. */
  basePath: string;
  /** Largest document that is read, bytes. */
  maxBytes: number;
  urlReader: UrlReaderService;
}): DocumentSource {
  return isUrlTarget(options.target)
    ? new UrlDocumentSource(options)
    : new LocalDocumentSource(options);
}

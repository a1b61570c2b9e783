import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Visibility } from './Visibility';

/**
 * For everything that shows the text of a registry.
 *
 * @throws NotFoundError for a registry that is not visible, as for one that is
 * not there
 * @throws NotAllowedError where it states more than is visible
 */
export function requireDocument(id: string, visible: Visibility): void {
  if (!visible.registry(id)) {
    throw new NotFoundError(`No registry \`${id}\` in app-config.`);
  }
  if (!visible.document(id)) {
    throw new NotAllowedError(
      `The document of the registry \`${id}\` states more than you may read. Its topics are shown as far as you may.`,
    );
  }
}

import {
  Finding,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { ParseOptions } from '../types';

/**
 * How findings of a document are to be mended.
 *
 * @public
 */
export interface FixOptions extends ParseOptions {
  /** Holds the rules against a text's model. */
  evaluate(parsed: ParsedDocument): Finding[];
}

/** @public */
export interface FixResult {
  text: string;
  /** What was mended, in the order in which it was. */
  fixed: Finding[];
  /** What has a mechanical suggestion and was left as it is. */
  refused: { finding: Finding; reason: string }[];
  /** What the document has left, with the refused. */
  findings: Finding[];
}

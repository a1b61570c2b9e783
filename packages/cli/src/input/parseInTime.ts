import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import {
  createDocumentParser,
  ParseOptions,
} from '@topic-registry/backstage-plugin-topic-registry-node';

/** To start a thread takes longer than to read a document of fewer characters. */
const THREAD_FROM = 250_000;

/**
 * Parses a document. A large one is given up after some seconds with a message:
 * text can be made to take a parser very long.
 */
export async function parseInTime(
  text: string,
  options: ParseOptions,
): Promise<ParsedDocument> {
  const parser = createDocumentParser({ threadFrom: THREAD_FROM });
  try {
    return await parser.parse(text, options);
  } finally {
    await parser.close();
  }
}

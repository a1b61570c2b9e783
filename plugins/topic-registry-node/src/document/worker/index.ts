export { createDocumentParser } from './createDocumentParser';
export type {
  DocumentParser,
  DocumentParserOptions,
} from './createDocumentParser';

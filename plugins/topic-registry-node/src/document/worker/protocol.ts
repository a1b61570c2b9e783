import { ParsedDocument } from '@topic-registry/backstage-plugin-topic-registry-common';
import { ParseOptions } from '../types';
import { DocumentPart } from './parts';

/** What is asked of the thread; one thing at a time. */
export type ThreadRequest =
  | { kind: 'parse'; text: string; options: ParseOptions }
  /** Asks for the next part of the document that was parsed last. */
  | { kind: 'next' };

/** What the thread answers. */
export type ThreadAnswer =
  /** Told once, when its code is loaded. */
  | { kind: 'ready' }
  | { kind: 'parsed'; head: ParsedDocument; parts: number }
  | { kind: 'part'; part: DocumentPart }
  | { kind: 'refused'; name: string; message: string };

import { ParseOptions } from '../types';

/**
 * A service as an edit writes it: by its number, its name, or both.
 *
 * @public
 */
export interface ServiceInput {
  /** As in `Service 6`. */
  number?: number;
  /** As it stands in the parentheses of a numbered service, or alone. */
  name?: string;
}

/**
 * An event type as an edit writes it.
 *
 * @public
 */
export interface EventInput {
  type: string;
  description?: string;
}

/**
 * The fields of a topic that `change-field` can set. Parties, events and schema
 * versions have operations of their own.
 *
 * @public
 */
export type EditableField =
  | 'purpose'
  | 'schema'
  | 'owner'
  | 'partitions'
  | 'replicationFactor'
  | 'retention'
  | 'class'
  | 'compression'
  | 'cleanupPolicy'
  | 'partitionKey'
  | 'environments'
  | 'consumerGroups'
  | 'note'
  | 'useCases'
  | 'status'
  | 'reason'
  | 'migration'
  | 'replacement'
  | 'deprecated'
  | 'removal';

/**
 * A topic that is to be declared.
 *
 * @public
 */
export interface NewTopic {
  name: string;
  producers?: ServiceInput[];
  consumers?: ServiceInput[];
  events?: EventInput[];
  /** Markdown on one line, by field. */
  fields?: Partial<Record<EditableField, string>>;
}

/**
 * One change of a document. Texts are Markdown on one line; dates are
 * `YYYY-MM-DD`.
 *
 * @public
 */
export type EditOperation =
  | {
      kind: 'add-topic';
      topic: NewTopic;
      /** `active` unless given. */
      lifecycle?: 'active' | 'proposed';
      /** Title of the category; the one of the last topic unless given. */
      category?: string;
    }
  | {
      kind: 'change-field';
      topic: string;
      field: EditableField;
      /** Absent to take the field out. */
      value?: string;
    }
  | {
      kind: 'deprecate';
      topic: string;
      /** The day of the announcement. */
      date: string;
      replacement?: string;
      reason?: string;
      /** The sentence; made of the replacement unless given. */
      migration?: string;
    }
  | { kind: 'promote'; topic: string; category?: string }
  | { kind: 'remove'; topic: string }
  | { kind: 'rename'; topic: string; to: string }
  | {
      kind: 'add-party';
      topic: string;
      role: 'producer' | 'consumer';
      service: ServiceInput;
    }
  | {
      kind: 'remove-party';
      topic: string;
      role: 'producer' | 'consumer';
      /** Reference of the service, such as `service-6`. */
      service: string;
    }
  | { kind: 'add-event'; topic: string; event: EventInput }
  | { kind: 'remove-event'; topic: string; type: string }
  | {
      kind: 'set-schema-version';
      topic: string;
      version: string;
      date?: string;
      note?: string;
    };

/**
 * How a document is to be edited.
 *
 * @public
 */
export interface EditOptions extends ParseOptions {
  /**
   * Whether what follows from a change is changed with it: stated counts,
   * numbers of headings, consumption matrices, the services of a category's
   * heading. `renumber` unless given.
   */
  policy?: 'renumber' | 'leave';
  /** SHA-256 of the text (UTF-8) that the edit was made for, lower-case hex. */
  baseHash?: string;
}

/**
 * Replaces the characters from `start` to `end` (UTF-16 offsets of the text
 * before the edit, a byte order mark counted) by `text`.
 *
 * @public
 */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * An edited document.
 *
 * @public
 */
export interface EditResult {
  text: string;
  /** In the order of the document, apart from each other. */
  splices: Splice[];
  /** What changed, a sentence each, for people. */
  changes: string[];
}

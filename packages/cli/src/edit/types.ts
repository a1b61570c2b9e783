import { InputOptions } from '../input/readDocument';

/** What `topic-registry edit` can do. */
export const EDIT_ACTIONS = [
  'add',
  'set',
  'unset',
  'deprecate',
  'promote',
  'remove',
  'rename',
  'add-producer',
  'add-consumer',
  'remove-producer',
  'remove-consumer',
  'add-event',
  'remove-event',
  'schema-version',
  'apply',
] as const;
export type EditAction = (typeof EDIT_ACTIONS)[number];

/** Options of all actions together; each has those that its help names. */
export interface EditCommandOptions extends InputOptions {
  dryRun?: boolean;
  /** False leaves counts, numbers and matrices as they are. */
  follow?: boolean;
  producer?: string[];
  consumer?: string[];
  event?: string[];
  set?: string[];
  category?: string;
  proposed?: boolean;
  date?: string;
  replacement?: string;
  reason?: string;
  migration?: string;
  note?: string;
  json?: string;
}

/** An edit as the command line asks for it. */
export interface EditRequest {
  action: EditAction;
  file: string;
  /** What follows the file: the topic, and what the action needs besides. */
  words: (string | undefined)[];
  options: EditCommandOptions;
}

import { createHash } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { looksFlattened } from '../flattened/looksFlattened';
import { followCategories } from './categories';
import { followCounts, keepCounts } from './counts';
import { EditableDocument } from './EditableDocument';
import { renumberMatrices, renumberTopics } from './numbering';
import { addTopic } from './operations/addTopic';
import { changeField } from './operations/changeField';
import { deprecateTopic } from './operations/deprecateTopic';
import { addEventTo, removeEventFrom } from './operations/events';
import { addPartyTo, removePartyFrom } from './operations/parties';
import { Plan, Workbench } from './operations/plan';
import { promoteTopic } from './operations/promoteTopic';
import { removeTopic } from './operations/removeTopic';
import { renameTopic } from './operations/renameTopic';
import { setSchemaVersion } from './operations/setSchemaVersion';
import { applySplices, composeSplices, tighten } from './splices';
import { EditOperation, EditOptions, EditResult, Splice } from './types';
import { Consequences, verifyEdit } from './verify';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Changes a registry document by one operation: the original text is spliced,
 * so that every byte outside the change stays as it is, and the result is
 * parsed again. Where its model differs by anything but the intended change,
 * the edit is refused.
 *
 * @throws InputError for a bad value, a change that the document has no place
 * for, a page that is no Markdown, and an edit that would change anything else;
 * NotFoundError for a topic that is not in the document; ConflictError for one
 * that is there already, and where the text is not the one of `baseHash`.
 *
 * @public
 */
export function editDocument(
  text: string,
  operation: EditOperation,
  options: EditOptions,
): EditResult {
  checkBase(text, options);
  if (looksFlattened(text)) {
    throw new InputError(
      `${options.file} is a copied page and no Markdown; convert it before it is edited`,
    );
  }
  // The tokenizer does not count the mark, so no offset may.
  const shift = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const body = text.slice(shift);
  const document = EditableDocument.of(body, options);
  checkPlace(document, operation);
  const plan = planOf({ document, options }, operation);
  const first = EditableDocument.of(applySplices(body, plan.splices), options);
  const { splices, consequences, changes } =
    options.policy === 'leave'
      ? leave(document, first, plan)
      : follow(document, first, plan);
  const all = tighten(body, composeSplices(plan.splices, splices));
  const edited = applySplices(body, all);
  const after =
    splices.length === 0 ? first : EditableDocument.of(edited, options);
  verifyEdit(document, after, plan.intent, consequences, all);
  return {
    text: text.slice(0, shift) + edited,
    splices: all.map(({ start, end, text: put }) => ({
      start: start + shift,
      end: end + shift,
      text: put,
    })),
    changes: [...plan.changes, ...changes],
  };
}

function checkBase(text: string, { baseHash, file }: EditOptions): void {
  if (baseHash === undefined) return;
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  if (hash !== baseHash) {
    throw new ConflictError(
      `${file} is not the text that the edit was made for; read it again and edit that`,
    );
  }
}

/** A row that a topic shares with others, and a cell of HTML, are renamed at most. */
function checkPlace(
  document: EditableDocument,
  operation: EditOperation,
): void {
  if (operation.kind === 'add-topic' || operation.kind === 'rename') return;
  // what names no topic is no operation, and refused as such
  if (operation.topic === undefined) return;
  const { name, range } = document.topic(operation.topic);
  const { shape } = document.draft(name);
  if (shape !== 'tables' || document.rowsOf(name).length > 0) return;
  throw new InputError(
    `\`${name}\` (line ${range.line}) has no row of its own in a table of topics; give it one, then edit that`,
  );
}

function planOf(bench: Workbench, operation: EditOperation): Plan {
  switch (operation.kind) {
    case 'add-topic':
      return addTopic(bench, operation);
    case 'change-field':
      return changeField(bench, operation);
    case 'deprecate':
      return deprecateTopic(bench, operation);
    case 'promote':
      return promoteTopic(bench, operation);
    case 'remove':
      return removeTopic(bench, operation);
    case 'rename':
      return renameTopic(bench, operation);
    case 'add-party':
      return addPartyTo(bench, operation);
    case 'remove-party':
      return removePartyFrom(bench, operation);
    case 'add-event':
      return addEventTo(bench, operation);
    case 'remove-event':
      return removeEventFrom(bench, operation);
    case 'set-schema-version':
      return setSchemaVersion(bench, operation);
    default:
      throw new InputError(
        `"${
          (operation as { kind: string }).kind
        }" is no operation of the editor`,
      );
  }
}

interface Followed {
  splices: Splice[];
  consequences: Consequences;
  changes: string[];
}

function leave(
  before: EditableDocument,
  after: EditableDocument,
  plan: Plan,
): Followed {
  return {
    splices: [],
    consequences: {
      matrices: plan.matrices,
      counts: keepCounts(before, after),
      categories: new Map(),
    },
    changes: [],
  };
}

/** What follows from the change: counts, numbers, and the services of categories. */
function follow(
  before: EditableDocument,
  after: EditableDocument,
  plan: Plan,
): Followed {
  const counts = followCounts(before, after, plan.splices);
  const categories = followCategories(before, after);
  const { renamed } = plan.intent;
  const numbers = [
    ...renumberTopics(
      before,
      after,
      new Map(renamed ? [[renamed.from, renamed.to]] : []),
    ),
    ...renumberMatrices(before, after),
  ];
  const changes = counts.plans
    .filter(({ before: count, stated }) => count.stated !== stated)
    .map(
      ({ before: count, stated }) =>
        `The count in line ${count.range.line} says ${stated} instead of ${count.stated}`,
    );
  for (const [title, services] of categories.services)
    changes.push(`"${title}" names ${services.join(', ')}`);
  if (numbers.length > 0)
    changes.push(
      numbers.length === 1
        ? 'One number moves up or down'
        : `${numbers.length} numbers move up or down`,
    );
  return {
    splices: [...counts.splices, ...categories.splices, ...numbers],
    consequences: {
      matrices: plan.matrices,
      counts: counts.plans,
      categories: categories.services,
    },
    changes,
  };
}

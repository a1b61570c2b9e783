import { isError } from '@backstage/errors';
import {
  Finding,
  ParsedDocument,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { editDocument, Splice } from '../edit';
import { differingBindings } from '../edit/bindings';
import { applySplices } from '../edit/splices';
import { looksFlattened } from '../flattened/looksFlattened';
import { parseDocument } from '../parseDocument';
import { SourceText } from '../text/SourceText';
import { FixOptions, FixResult } from './types';
import { unintended } from './unintended';

/** Mending one finding may bring up another; more turns than this mend nothing. */
const MAX_TURNS = 10;

/** A text with what is known of it. */
interface State {
  text: string;
  parsed: ParsedDocument;
  findings: Finding[];
}

/**
 * Applies the mechanical suggestions of a document's findings, until none is
 * left that can be. Everything outside the places of the findings stays as it
 * is, byte for byte. After each change the text is parsed and judged anew: the
 * finding must be gone, none may have come, and the model may differ by the
 * change alone; else the suggestion is refused with the reason.
 *
 * @throws as `parseDocument`.
 *
 * @public
 */
export function fixDocument(text: string, options: FixOptions): FixResult {
  let state = stateOf(text, options);
  const fixed: Finding[] = [];
  const refused = new Map<string, string>();
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const open = apart(
      state.findings.filter(
        finding => isMechanical(finding) && !refused.has(finding.fingerprint),
      ),
    );
    if (open.length === 0) break;
    state = mend(state, open, options, fixed, refused);
  }
  return {
    text: state.text,
    fixed,
    refused: state.findings.filter(isMechanical).map(finding => ({
      finding,
      reason:
        refused.get(finding.fingerprint) ??
        'it comes back each time it is mended',
    })),
    findings: state.findings,
  };
}

/** All at once where that can be; else half by half, so that one bad suggestion costs few readings. */
function mend(
  before: State,
  findings: Finding[],
  options: FixOptions,
  fixed: Finding[],
  refused: Map<string, string>,
): State {
  let reason: string | undefined;
  try {
    const next = stateOf(apply(before, findings, options), options);
    reason = whyNot(before, next, findings);
    if (reason === undefined) {
      fixed.push(...findings);
      return next;
    }
  } catch (error) {
    reason = isError(error) ? error.message : String(error);
  }
  if (findings.length === 1) {
    refused.set(findings[0].fingerprint, reason);
    return before;
  }
  // The later half first: the places of the earlier one stay what they are.
  const middle = Math.ceil(findings.length / 2);
  const after = mend(before, findings.slice(middle), options, fixed, refused);
  return mend(after, findings.slice(0, middle), options, fixed, refused);
}

function stateOf(text: string, options: FixOptions): State {
  const parsed = parseDocument(text, options);
  return { text, parsed, findings: options.evaluate(parsed) };
}

function isMechanical({ location, suggestion }: Finding): boolean {
  return location !== undefined && suggestion?.replacement !== undefined;
}

/** Findings in the order of the document, none in the place of another. */
function apart(findings: Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      a.location!.line - b.location!.line ||
      a.location!.column - b.location!.column,
  );
  const result: Finding[] = [];
  for (const finding of sorted) {
    const last = result[result.length - 1]?.location;
    const { line, column } = finding.location!;
    const isFree =
      !last ||
      line > last.endLine ||
      (line === last.endLine && column >= last.endColumn);
    if (isFree) result.push(finding);
  }
  return result;
}

function apply(state: State, findings: Finding[], options: FixOptions): string {
  // A topic is named in more places than its own.
  const rename = findings.find(finding => isRename(finding, state));
  if (rename) {
    if (findings.length > 1)
      throw new Error('names of topics change one by one');
    return editDocument(
      state.text,
      {
        kind: 'rename',
        topic: rename.subject.name,
        to: rename.suggestion!.replacement!,
      },
      options,
    ).text;
  }
  if (looksFlattened(state.text)) {
    throw new Error('a copied page is not mended; convert it first');
  }
  return applySplices(state.text, splicesFor(state.text, findings));
}

function splicesFor(text: string, findings: Finding[]): Splice[] {
  const source = SourceText.of(text);
  // A byte order mark is no part of the first line.
  const mark = text.length - source.text.length;
  const at = (line: number, column: number) =>
    mark + source.lineSpan(line).start + column - 1;
  return findings.map(({ location, suggestion }) => ({
    start: at(location!.line, location!.column),
    end: at(location!.endLine, location!.endColumn),
    text: suggestion!.replacement!,
  }));
}

function isRename({ subject, location }: Finding, { parsed }: State): boolean {
  return (
    subject.kind === 'topic' &&
    parsed.registry.topics.some(
      ({ name, range }) =>
        name === subject.name &&
        range.line === location!.line &&
        range.column === location!.column &&
        range.endColumn === location!.endColumn,
    )
  );
}

function whyNot(
  before: State,
  after: State,
  findings: Finding[],
): string | undefined {
  const known = new Set(before.findings.map(one => one.fingerprint));
  const left = new Set(after.findings.map(one => one.fingerprint));
  const stays = findings.find(one => left.has(one.fingerprint));
  if (stays) return 'the finding would stay';
  const renames = findings.some(finding => isRename(finding, before));
  if (renames) return undefined;
  const come = after.findings.find(one => !known.has(one.fingerprint));
  if (come) return `it would give another finding: ${come.message}`;
  const changed = unintended(
    before.parsed,
    after.parsed,
    findings.map(({ location }) => location!),
  );
  return changed ?? otherwiseBound(before, after, findings);
}

function otherwiseBound(
  before: State,
  after: State,
  findings: Finding[],
): string | undefined {
  const splices = splicesFor(before.text, findings);
  return differingBindings(
    { text: before.text, registry: before.parsed.registry },
    { text: after.text, registry: after.parsed.registry },
    splices,
    {
      mayReword: ({ range }) =>
        splices.some(
          ({ start, end }) => start > range.offset && end < range.endOffset,
        ),
    },
  );
}

import { SourceText } from '../text/SourceText';
import { PageLine } from './classify';
import { OWN_SERVICE } from './ownService';
import { Cell } from './rows';
import { LineWriter, WrittenLine } from './PageLines';
import { proposeTemplates } from './proposals';

class MarkdownWriter {
  private readonly page: SourceText;
  private readonly lines: PageLine[];
  private readonly id: string;
  private readonly out: WrittenLine[] = [];

  constructor(page: SourceText, lines: PageLine[], id: string) {
    this.page = page;
    this.lines = lines;
    this.id = id;
  }

  write(): WrittenLine[] {
    this.writeFrontMatter();
    this.writeProposals();
    let previous: PageLine['kind'] = 'blank';
    for (const entry of this.lines) {
      if (previous === 'code' && entry.kind !== 'code') this.own('```');
      this.separate(previous, entry);
      this.writeLine(entry, previous);
      if (entry.kind !== 'blank' || previous === 'code') previous = entry.kind;
    }
    if (previous === 'code') this.own('```');
    return this.out;
  }

  private writeFrontMatter(): void {
    this.own('---');
    this.own(`registry: ${JSON.stringify(this.id)}`);
    const service = this.ownService();
    if (service) {
      this.push(
        new LineWriter(this.page, service.line)
          .own('service: ')
          .copy(service.start, service.end),
      );
    }
    const format = this.lines.find(
      entry =>
        entry.kind === 'prose' &&
        /\bCloudEvents 1\.0\b/.test(this.words(entry.text)),
    );
    if (format)
      this.push(
        new LineWriter(this.page, format.line).own('envelope: cloudevents-1.0'),
      );
    this.own('---');
    this.own('');
  }

  private ownService(): (Cell & { line: number }) | undefined {
    for (const entry of this.lines) {
      if (entry.kind !== 'prose') continue;
      const match = OWN_SERVICE.exec(this.words(entry.text));
      if (match && /-/.test(match[1])) {
        return {
          line: entry.line,
          start: entry.text.start,
          end: entry.text.start + match[1].length,
        };
      }
    }
    return undefined;
  }

  private writeProposals(): void {
    const names = (kind: string) =>
      this.lines.flatMap(entry =>
        entry.kind === 'row'
          ? entry.cells
              .filter((_, index) => entry.columns[index].kind === kind)
              .map(cell => this.words(cell))
          : [],
      );
    const { topics, groups } = proposeTemplates(names('topic'), names('group'));
    if (topics.length + groups.length === 0) return;
    this.own('<!--');
    this.own(
      'Proposed, not stated: naming templates that the names below suggest.',
    );
    this.own('Move into the front matter what a person has confirmed.');
    this.list('topic', topics);
    this.list('consumerGroup', groups);
    this.own('-->');
    this.own('');
  }

  private list(key: string, templates: string[]): void {
    if (templates.length === 1) this.own(`${key}: "${templates[0]}"`);
    if (templates.length > 1) {
      this.own(`${key}:`);
      for (const template of templates) this.own(`  - "${template}"`);
    }
  }

  private writeLine(entry: PageLine, previous: PageLine['kind']): void {
    switch (entry.kind) {
      case 'title':
        this.push(
          this.at(entry)
            .own('# ')
            .escaped(entry.text.start, entry.text.end, false),
        );
        break;
      case 'heading': {
        const writer = this.at(entry).own(
          entry.isCategory && this.inSection(entry) ? '### ' : '## ',
        );
        writer.escaped(entry.text.start, entry.text.end, false);
        if (entry.count)
          writer.own(' (').copy(entry.count.start, entry.count.end).own(')');
        this.push(writer);
        break;
      }
      case 'header':
        this.push(
          this.at(entry).own(
            `| ${entry.columns.map(({ name }) => name).join(' | ')} |`,
          ),
        );
        this.push(
          this.at(entry).own(`|${entry.columns.map(() => '---|').join('')}`),
        );
        break;
      case 'row':
        this.push(this.row(entry));
        break;
      case 'caption':
        this.push(
          this.at(entry).escaped(entry.text.start, entry.text.end, false),
        );
        this.own('');
        this.push(this.at(entry).own(`\`\`\`${entry.language}`));
        break;
      case 'code': {
        if (previous !== 'code' && previous !== 'caption')
          this.push(this.at(entry).own('```json'));
        const { start, end } = this.page.lineSpan(entry.line);
        this.push(this.at(entry).copy(start, end));
        break;
      }
      case 'prose':
        this.push(
          this.at(entry).escaped(entry.text.start, entry.text.end, false),
        );
        break;
      case 'unplaced': {
        const words = this.words(entry.text).replace(/--+/g, dashes =>
          dashes.split('').join(' '),
        );
        this.push(
          this.at(entry).own(
            `<!-- not placed: ${words.replace(/>/g, '&gt;')} -->`,
          ),
        );
        break;
      }
      default:
    }
  }

  private row(entry: PageLine & { kind: 'row' }): LineWriter {
    const writer = this.at(entry).own('|');
    entry.cells.forEach((cell, index) => {
      const isName = ['topic', 'group', 'broker'].includes(
        entry.columns[index].kind,
      );
      writer.own(isName && cell.end > cell.start ? ' `' : ' ');
      if (isName) writer.copy(cell.start, cell.end);
      else writer.escaped(cell.start, cell.end, true);
      writer.own(isName && cell.end > cell.start ? '` |' : ' |');
    });
    return writer;
  }

  /** Blocks are set apart by one empty line; rows and lines of code are not. */
  private separate(previous: PageLine['kind'], entry: PageLine): void {
    if (entry.kind === 'blank') return;
    const joined =
      (entry.kind === 'row' && (previous === 'row' || previous === 'header')) ||
      (entry.kind === 'code' &&
        (previous === 'code' || previous === 'caption'));
    const last = this.out[this.out.length - 1];
    if (!joined && last && last.text !== '') this.own('');
    // A table is interrupted by a line that found no place: it goes on with its header.
    if (entry.kind === 'row' && !joined) {
      this.push(
        this.at(entry).own(
          `| ${entry.columns.map(({ name }) => name).join(' | ')} |`,
        ),
      );
      this.push(
        this.at(entry).own(`|${entry.columns.map(() => '---|').join('')}`),
      );
    }
  }

  private inSection(entry: PageLine): boolean {
    return this.lines.some(
      other =>
        other.line < entry.line &&
        other.kind === 'heading' &&
        !other.isCategory,
    );
  }

  private at(entry: PageLine): LineWriter {
    return new LineWriter(this.page, entry.line);
  }

  private own(text: string): void {
    this.out.push({ text, line: 0, pieces: [] });
  }

  private push(writer: LineWriter): void {
    this.out.push(writer.written());
  }

  private words(cell: Cell): string {
    return this.page.text.slice(cell.start, cell.end);
  }
}

/** Writes the lines of a page as canonical Markdown in the tables shape. */
export function writeMarkdown(
  page: SourceText,
  lines: PageLine[],
  id: string,
): WrittenLine[] {
  return new MarkdownWriter(page, lines, id).write();
}

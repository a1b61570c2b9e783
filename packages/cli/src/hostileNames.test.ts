import {
  Coverage,
  Finding,
  Observation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { diagnose } from '@topic-registry/backstage-plugin-topic-registry-node';
import { Readable } from 'node:stream';
import { COLORED, PLAIN } from './color';
import { createIo } from './io';
import { doctorText } from './output/doctorText';
import { REPORT_FORMATS, ReportFormat } from './output/formats';
import { notEvaluatedLines } from './output/notes';
import { render, Report } from './output/report';
import { BinResult, Folder, here, REGISTRY } from './testing/bin';

const folder = new Folder();

afterAll(() => folder.remove());

/** Words that a terminal or a CI obeys, as a group on a cluster may be called. */
const HOSTILE = [
  'a\n::error file=x,line=1::owned\n::add-mask::x',
  'a\r\n  ::stop-commands::x',
  '::set-output name=x::y',
  '##[add-mask]x',
  '##vso[task.setvariable variable=x]y',
  "##teamcity[buildStatus text='x']",
  '\u001b]0;title\u0007',
  '\u001b[2J\u001b[31m',
  '\u009b2J',
  'a\0b\u007f\u0085',
  'a\u202egpj.exe\u2066',
];

// eslint-disable-next-line no-control-regex
const OWN_STYLES = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;
const OBEYED =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const CI_COMMAND = /^\s*::|##[a-z-]*\[/i;

/** The lines of a text that a terminal or a CI would obey. */
function obeyedLines(text: string): string[] {
  return text
    .replace(OWN_STYLES, '')
    .split(/\r?\n/)
    .filter(line => OBEYED.test(line) || CI_COMMAND.test(line));
}

function finding(name: string): Finding {
  return {
    rule: 'drift/consumer-undeclared',
    severity: 'warning',
    registry: name,
    cluster: name,
    subject: { kind: 'group', name },
    message: `The group \`${name}\` reads \`auth_events\`.`,
    declared: name,
    seen: name,
    discriminator: name,
    suggestion: { text: `Declare ${name}.` },
    evidence: [],
    fingerprint: 'f1',
  };
}

function reportOf(names: string[]): Report {
  return {
    findings: names.map(finding),
    notEvaluated: [],
    suppressed: [],
    coverage: names.map(name => ({
      cluster: name,
      question: 'groups',
      subject: name,
      answered: false,
      reason: name,
    })),
  };
}

function spoken(style = PLAIN) {
  const said = { out: '', err: '' };
  const io = createIo({
    stdout: text => (said.out += text),
    stderr: text => (said.err += text),
    stdin: Readable.from([]),
    style,
  });
  return { io, said };
}

describe('names that a terminal or a CI would obey', () => {
  it.each(REPORT_FORMATS.filter(format => format !== 'github'))(
    'are shown in a report as %s',
    format => {
      for (const style of [PLAIN, COLORED]) {
        expect(obeyedLines(render(reportOf(HOSTILE), format, style))).toEqual(
          [],
        );
      }
    },
  );

  it.each<ReportFormat>(['json', 'sarif'])(
    'are the same once %s is read',
    format => {
      const { length } = HOSTILE;
      const text = render(reportOf(HOSTILE), format, PLAIN);
      const read = JSON.stringify(JSON.parse(text));
      for (const name of HOSTILE) {
        expect(read).toContain(JSON.stringify(name).slice(1, -1));
      }
      expect(length).toBeGreaterThan(0);
    },
  );

  it('give one annotation each, of the kind that the finding has', () => {
    const location = { line: 1, column: 1, endLine: 1, endColumn: 2 };
    const report = reportOf(HOSTILE);
    report.findings.push(
      ...HOSTILE.map(name => ({
        ...finding('x'),
        location: { file: `${name}%,:.md`, ...location },
      })),
    );
    const lines = render(report, 'github', PLAIN).split('\n');
    expect(lines).toHaveLength(report.findings.length);
    for (const line of lines) {
      expect(line).toMatch(/^::warning [^:]*::[^\r\n]*$/);
      expect(obeyedLines(line.replace(/^::/, '').replace(/##/g, ''))).toEqual(
        [],
      );
    }
    expect(lines.join('\n')).toContain('%25%2C%3A.md,line=1');
  });

  it('are shown in every note, warning and error', () => {
    for (const style of [PLAIN, COLORED]) {
      const { io, said } = spoken(style);
      for (const name of HOSTILE) {
        io.say(name);
        io.sayLines(name);
        io.out(`${style.strong(name)} ${name}`);
      }
      for (const line of notEvaluatedLines(
        HOSTILE.map(reason => ({
          rule: reason,
          registry: reason,
          reason,
          subject: { kind: 'group', name: reason },
        })),
      )) {
        io.say(line);
      }
      expect(obeyedLines(said.out)).toEqual([]);
      expect(obeyedLines(said.err)).toEqual([]);
      expect(said.err).toContain('\\u001b]0;title\\u0007');
    }
  });

  it('are shown by the doctor', () => {
    const coverage: Coverage[] = HOSTILE.map(name => ({
      question: 'groups',
      subject: name,
      answered: false,
      reason: name,
    }));
    const observation = {
      cluster: HOSTILE[0],
      startedAt: '2026-11-01T00:00:00.000Z',
      endedAt: '2026-11-01T00:00:01.000Z',
      brokers: [],
      topics: [],
      groups: [],
      coverage,
    } as unknown as Observation;
    const { io, said } = spoken();
    io.out(doctorText(observation, diagnose(observation, {}), {}));
    expect(obeyedLines(said.out)).toEqual([]);
    expect(said.out).toContain('\\n::error file=x');
  });

  describe('in a document', () => {
    const hostile = REGISTRY.replace(
      'Accounts and their lifecycle',
      'x\u001b]0;t\u0007 ##[add-mask]y \u202e',
    )
      .replace('Service 0 (Identity)', 'Service 0 (Id&#27;[2J&#10;::error::x)')
      .replace(
        '- **Consumers:** TBD',
        '- **Consumers:** TBD \u001b[2J ##[group]x\n::error::owned\u009b2J',
      );
    const file = folder.write('hostile.md', hostile);
    const harmless = ({ out, err }: BinResult) => {
      expect(obeyedLines(out)).toEqual([]);
      expect(obeyedLines(err)).toEqual([]);
      return `${out}${err}`;
    };

    it.each([
      [['lint', file]],
      [['lint', file, '--fix-dry-run']],
      [['lint', file, '--format', 'json']],
      [['lint', file, '--format', 'sarif']],
      [['parse', file, '--format', 'text']],
      [['parse', file]],
      [['edit', 'remove', file, 'order_events', '--dry-run']],
      [['edit', 'rename', file, 'x\n::error::y', 'z']],
      [['edit', 'set', file, 'auth_events', 'purpose', 'x\u001b[2J']],
      [['convert', file]],
      [['lint', 'no\n::error::such\u001b[2J.md']],
      [['lint', file, '--config', 'no\n::error::such.yaml']],
      [['lint', '--wrong\n::error::option\u001b[2J']],
      [['drift', file, '--brokers', 'x\n::error::y']],
      [['export', file, '--to', 'asyncapi', '--out', '/dev/null/\u001b[2J']],
    ])('%j', async args => {
      expect(harmless(await here(args))).not.toBe('');
    });

    it('leave the document as it is', async () => {
      const { out } = await here(['lint', '-', '--fix'], hostile);
      expect(out).toContain('x\u001b]0;t\u0007 ##[add-mask]y \u202e');
    });
  });
});

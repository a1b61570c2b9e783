import {
  diagnose,
  parseObservation,
  serializeObservation,
} from '../../plugins/topic-registry-node/src/kafka';
import {
  FindingRecord,
  findingsCsv,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { COLORED, PLAIN } from '../../packages/cli/src/color';
import { doctorText } from '../../packages/cli/src/output/doctorText';
import { notEvaluatedLines } from '../../packages/cli/src/output/notes';
import { render, Report } from '../../packages/cli/src/output/report';
import { safeLine, safeLines } from '../../packages/cli/src/output/safeText';
import {
  must,
  mustBePlain,
  mustEqual,
  mustGiveNoCommands,
  readCsv,
} from '../lib/checks';
import { judge } from '../lib/judge';
import { observationOf } from '../lib/observationOf';
import { Plan } from '../lib/plan';
import { registryOf } from '../lib/registryOf';
import { Surface } from './types';

/** All rules over registries and a cluster in memory, and their findings in every format. */
export const reports: Surface = {
  name: 'reports',
  sample: 120,
  runs: 10_000,
  async examine(plan) {
    const registries = plan.registries.map((topics, at) =>
      registryOf(plan, topics, `registry-${at}`),
    );
    const evaluation = judge(plan, registries);
    const observation = observationOf(
      plan,
      registries,
      '2026-01-02T00:00:00.000Z',
    );
    const report: Report = {
      ...evaluation,
      coverage: observation.coverage.map(one => ({ ...one, cluster: 'x' })),
    };
    inTexts(report);
    inJson(report);
    inGithub(report);
    inCsv(report);
    const doctor = safeLines(
      doctorText(observation, diagnose(observation, {}), {}),
    );
    mustBePlain(doctor, 'the doctor');
    mustGiveNoCommands(doctor, 'the doctor');
    await mustSurviveStorage(plan);
  },
};

function inTexts(report: Report): void {
  const text = render(report, 'text', PLAIN);
  mustBePlain(text, 'a report as text');
  mustGiveNoCommands(text, 'a report as text');
  for (const { message } of report.findings) {
    must(
      text.includes(visible(message).replace(/##(?=[a-z-]*\[)/gi, '#\\u0023')),
      `the text lacks ${JSON.stringify(message)}`,
    );
  }
  // eslint-disable-next-line no-control-regex
  const styles = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;
  mustBePlain(
    render(report, 'text', COLORED).replace(styles, ''),
    'a report in colours',
  );
  for (const line of notEvaluatedLines(report.notEvaluated).map(safeLine)) {
    mustBePlain(line, 'a note');
    mustGiveNoCommands(line, 'a note');
    must(!line.includes('\n'), `a note has lines: ${JSON.stringify(line)}`);
  }
}

function inJson(report: Report): void {
  const json = render(report, 'json', PLAIN);
  mustBePlain(json, 'a report as JSON');
  mustGiveNoCommands(json, 'a report as JSON');
  mustEqual(
    new Set(JSON.parse(json).findings.map(namesOf)).size,
    new Set(report.findings.map(namesOf)).size,
    'the count of names in JSON',
  );
  const sarif = render(report, 'sarif', PLAIN);
  mustBePlain(sarif, 'a report as SARIF');
  mustGiveNoCommands(sarif, 'a report as SARIF');
  const { results } = JSON.parse(sarif).runs[0];
  mustEqual(
    results
      .map((one: SarifResult) => one.logicalLocations ?? one.locations)
      .map((all: SarifLocation[]) => all[0].logicalLocations[0].name)
      .sort(),
    report.findings.map(one => one.subject.name).sort(),
    'the names in SARIF',
  );
}

interface SarifLocation {
  logicalLocations: { name: string }[];
}

interface SarifResult {
  locations: SarifLocation[];
  logicalLocations?: SarifLocation[];
}

function namesOf(finding: Report['findings'][0]): string {
  const { subject, topic, declared, seen, discriminator, message } = finding;
  return JSON.stringify([
    subject,
    topic,
    declared,
    seen,
    discriminator,
    message,
  ]);
}

function inGithub(report: Report): void {
  if (report.findings.length === 0) return;
  const lines = render(report, 'github', PLAIN).split('\n');
  mustEqual(lines.length, report.findings.length, 'the count of annotations');
  for (const line of lines) {
    must(
      /^::(?:error|warning|notice) [^:]*::[^\r\n]*$/.test(line),
      `no annotation: ${JSON.stringify(line)}`,
    );
    mustBePlain(line, 'an annotation');
  }
}

// What a spreadsheet calculates: by its own signs, and by those that it folds
// into them.
const FORMULA = /^[\s\u0000]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function inCsv(report: Report): void {
  const records: FindingRecord[] = report.findings.map(finding => ({
    ...finding,
    state: 'open',
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    lastSeenAt: '2026-01-01T00:00:00.000Z',
    reopened: 0,
    staleReason: finding.message,
    owner: finding.subject.name,
  }));
  const text = findingsCsv(records);
  mustBePlain(text.replace(/\r/g, ''), 'CSV');
  const [head, ...rows] = readCsv(text);
  mustEqual(rows.length, records.length, 'the count of rows');
  const subject = head.indexOf('subject');
  rows.forEach((row, at) => {
    mustEqual(row.length, head.length, 'the count of cells');
    for (const cell of row)
      must(!FORMULA.test(cell), `a formula: ${JSON.stringify(cell)}`);
    mustEqual(
      row[subject].replace(/^'/, ''),
      visible(records[at].subject.name, '\n\r\t').replace(/^'/, ''),
      'a name in CSV',
    );
  });
}

async function mustSurviveStorage(plan: Plan): Promise<void> {
  const observation = observationOf(plan, [], '2026-01-02T00:00:00.000Z');
  const text = await serializeObservation(observation);
  const again = await serializeObservation(await parseObservation(text));
  mustEqual(again, text, 'an observation that was stored');
}

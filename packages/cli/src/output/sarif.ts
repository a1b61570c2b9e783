import {
  Finding,
  findRule,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import path from 'node:path';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A log of SARIF 2.1.0 (OASIS). Columns count UTF-16 code units. */
export function sarifReport(findings: Finding[]) {
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'topic-registry', rules: ids.map(ruleOfSarif) },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: LEVELS[finding.severity],
          message: { text: finding.message },
          locations: [locationOf(finding)],
          partialFingerprints: { 'topicRegistry/v1': finding.fingerprint },
        })),
      },
    ],
  };
}

function ruleOfSarif(id: string) {
  const meta = findRule(id);
  return {
    id,
    shortDescription: { text: meta?.title ?? id },
    ...(meta && {
      fullDescription: { text: meta.why },
      help: { text: meta.mend },
      defaultConfiguration: { level: LEVELS[meta.defaultSeverity] },
    }),
  };
}

function locationOf({ location, subject, cluster }: Finding) {
  return {
    ...(location && {
      physicalLocation: {
        artifactLocation: { uri: uriOf(location.file) },
        region: {
          startLine: location.line,
          startColumn: location.column,
          endLine: location.endLine,
          endColumn: location.endColumn,
        },
      },
    }),
    logicalLocations: [
      {
        name: subject.name,
        kind: subject.kind,
        fullyQualifiedName: [cluster, subject.kind, subject.name]
          .filter(Boolean)
          .join('/'),
      },
    ],
  };
}

function uriOf(file: string): string {
  const relative = path.isAbsolute(file)
    ? path.relative(process.cwd(), file)
    : file;
  return relative
    .split(path.sep)
    .map(part => encodeURIComponent(part))
    .join('/');
}

import {
  Finding,
  findRule,
  SourceLocation,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import path from 'node:path';
import type {
  Fix,
  Location,
  Log,
  Region,
  ReportingDescriptor,
  Result,
} from 'sarif';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A log of SARIF 2.1.0 (OASIS). Columns count UTF-16 code units. */
export function sarifReport(findings: Finding[]): Log {
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
        results: findings.map(finding => resultOf(finding, ids)),
      },
    ],
  };
}

function resultOf(finding: Finding, ids: string[]): Result {
  const { suggestion, declared, seen, message } = finding;
  const fixes = fixOf(finding);
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: LEVELS[finding.severity],
    message: {
      text:
        suggestion && !message.includes('did you mean')
          ? `${message} ${suggestion.text}`
          : message,
    },
    locations: [locationOf(finding)],
    partialFingerprints: { 'topicRegistry/v1': finding.fingerprint },
    ...(fixes && { fixes }),
    properties: {
      registry: finding.registry,
      ...(declared !== undefined && { declared }),
      ...(seen !== undefined && { seen }),
    },
  };
}

function fixOf({ location, suggestion }: Finding): Fix[] | undefined {
  if (!location || suggestion?.replacement === undefined) return undefined;
  return [
    {
      description: { text: suggestion.text },
      artifactChanges: [
        {
          artifactLocation: { uri: uriOf(location.file) },
          replacements: [
            {
              deletedRegion: regionOf(location),
              insertedContent: { text: suggestion.replacement },
            },
          ],
        },
      ],
    },
  ];
}

function ruleOfSarif(id: string): ReportingDescriptor {
  const meta = findRule(id);
  return {
    id,
    shortDescription: { text: meta?.title ?? id },
    ...(meta && {
      fullDescription: { text: meta.why },
      help: {
        text: `${meta.why}\n\n${meta.mend}`,
        markdown: `${meta.why}\n\n**How to mend it:** ${meta.mend}`,
      },
      defaultConfiguration: { level: LEVELS[meta.defaultSeverity] },
      properties: { tags: [meta.family] },
    }),
  };
}

function regionOf(location: SourceLocation): Region {
  return {
    startLine: location.line,
    startColumn: location.column,
    endLine: location.endLine,
    endColumn: location.endColumn,
  };
}

function locationOf({ location, subject, cluster }: Finding): Location {
  return {
    ...(location && {
      physicalLocation: {
        artifactLocation: { uri: uriOf(location.file) },
        region: regionOf(location),
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

import {
  FindingRecord,
  findingsCsv,
} from '@topic-registry/backstage-plugin-topic-registry-common';

/** Has the browser save findings as a file. */
export function saveCsv(findings: readonly FindingRecord[]): void {
  // The mark tells spreadsheets that the text is UTF-8.
  const blob = new Blob(['\uFEFF', findingsCsv(findings)], {
    type: 'text/csv;charset=utf-8',
  });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = 'findings.csv';
  link.click();
  URL.revokeObjectURL(url);
}

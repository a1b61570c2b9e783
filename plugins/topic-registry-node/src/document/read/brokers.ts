import { InlineText } from '../text/InlineText';
import { canonicalEnvironment, isEnvironment } from '../values/environments';
import { RawField } from './fields';
import { Reading } from './reading';
import { Grid } from './tables';

const HOST =
  /(?<![\w.-])([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?)(?::(\d{2,5}))?(?![\w.:-])/g;

/** Reads a table of brokers by environment. False for any other table. */
export function readBrokerTable(grid: Grid, reading: Reading): boolean {
  const at = (pattern: RegExp) =>
    grid.columns.findIndex(column => pattern.test(column.text.words));
  const hostAt = at(
    /^(?:kafka\s+)?(?:brokers?|bootstrap(?:[\s.]servers?)?|hosts?|endpoints?|address(?:es)?)(?:\s*\(s\))?$/i,
  );
  const environmentAt = at(/^(?:environments?|env|cluster|stage)$/i);
  if (hostAt < 0 || environmentAt < 0) return false;
  const authAt = at(
    /^(?:auth(?:entication)?|security(?:\s+protocol)?)(?:\s+\w+)?$/i,
  );
  for (const row of grid.rows) {
    const environment = row.cells[environmentAt]?.words;
    const hosts = row.cells[hostAt];
    if (!environment || !hosts || hosts.isBlank) continue;
    addHosts(environment, hosts, row.cells[authAt]?.words, reading);
  }
  return true;
}

/** Reads `- **Staging:** host:9092` under a heading about brokers. */
export function readBrokerField(
  field: RawField,
  title: string,
  reading: Reading,
): boolean {
  if (!/\b(?:brokers?|bootstrap|clusters?|endpoints?)\b/i.test(title))
    return false;
  if (!isEnvironment(field.label.text) || !/:\d{2,5}\b/.test(field.value.text))
    return false;
  reading.claim(field.start, field.end);
  const auth = /\(([^()]*)\)\s*$/.exec(field.value.text);
  const hosts = auth ? field.value.slice(0, auth.index) : field.value;
  addHosts(field.label.text, hosts, auth?.[1].trim(), reading);
  return true;
}

function addHosts(
  environment: string,
  text: InlineText,
  auth: string | undefined,
  reading: Reading,
): void {
  for (const match of text.text.matchAll(HOST)) {
    const [whole, host, port] = match;
    if (!port && !host.includes('.')) continue;
    reading.standards.brokers.push({
      environment: canonicalEnvironment(environment),
      host,
      port: port ? Number(port) : undefined,
      auth: auth || undefined,
      range: text.slice(match.index, match.index + whole.length).range,
    });
  }
}

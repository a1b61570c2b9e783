import {
  Diagnosis,
  Observation,
  ProtocolDiagnosis,
  QuestionDiagnosis,
  visible,
} from '@topic-registry/backstage-plugin-topic-registry-common';

const INDENT = '  ';

const SIGNS: Record<QuestionDiagnosis['verdict'], string> = {
  answered: '●',
  partly: '◌',
  denied: '◆',
  unsupported: '◌',
  unanswered: '◆',
  'not-asked': '○',
};

/** What the doctor found, for a terminal. */
export function doctorText(
  observation: Observation,
  diagnosis: Diagnosis,
  options: { policies?: boolean },
): string {
  const { questions, protocol, clock, policies } = diagnosis;
  const parts = [headline(observation), '', 'Questions'];
  const wide = Math.max(...questions.map(({ verdict }) => verdict.length));
  const long = Math.max(...questions.map(({ question }) => question.length));
  for (const one of questions) {
    parts.push(
      `${INDENT}${SIGNS[one.verdict]} ${one.verdict.padEnd(
        wide,
      )}  ${one.question.padEnd(long)}  ${one.tells}${
        one.optional ? ' (optional)' : ''
      }`,
      ...reasonLines(one).map(line => `${INDENT.repeat(2)}${line}`),
    );
  }
  if (protocol) parts.push('', ...protocolLines(protocol));
  parts.push('', `Clock  ${clockWords(clock)}`);
  const lines = parts.map(part => visible(part));
  if (options.policies) {
    for (const { title, text } of policies) lines.push('', title, '', text);
  }
  return lines.join('\n');
}

function headline({
  cluster,
  brokers,
  msk,
  startedAt,
  endedAt,
  topics,
  groups,
  cost,
}: Observation): string {
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  const words = [
    cluster,
    msk && `Amazon MSK ${msk.kind} ${msk.kafkaVersion ?? ''} ${msk.state}`,
    count(brokers, 'broker'),
    count(topics, 'topic'),
    count(groups, 'group'),
    `read in ${seconds.toFixed(2)} s`,
    cost && `${cost.requests} requests`,
  ];
  return words.filter(Boolean).join(' · ').replace(/ {2,}/g, ' ');
}

function count(things: unknown[], one: string): string {
  return `${things.length} ${one}${things.length === 1 ? '' : 's'}`;
}

function reasonLines({
  verdict,
  refused,
  reasons,
  right,
}: QuestionDiagnosis): string[] {
  const lines = reasons.map(({ reason, count: times }) =>
    times > 1 ? `${reason} (and ${times - 1} more like it)` : reason,
  );
  if (verdict === 'partly') {
    lines.unshift(`${refused} ${refused === 1 ? 'was' : 'were'} refused:`);
  }
  if (verdict === 'denied' && !lines.some(line => line.includes(right.acl))) {
    lines.push(`It needs ${right.acl} (MSK IAM: ${right.iam}).`);
  }
  return lines;
}

function protocolLines(protocol: ProtocolDiagnosis[]): string[] {
  const range = (one?: { min: number; max: number }) =>
    one ? `${one.min}–${one.max}` : '–';
  const long = Math.max(...protocol.map(({ api }) => api.length));
  const row = (api: string, ...cells: string[]) =>
    `${INDENT}${api.padEnd(long)}${cells
      .map(cell => cell.padStart(9))
      .join('')}`;
  return [
    'Protocol',
    row('', 'offered', 'ours', 'spoken'),
    ...protocol.flatMap(({ api, offered, ours, spoken, loses }) => [
      row(api, range(offered), range(ours), String(spoken ?? 'none')),
      ...loses.map(loss => `${INDENT.repeat(2)}Not told: ${loss}.`),
    ]),
  ];
}

function clockWords(clock: Diagnosis['clock']): string {
  if (!clock) return 'not told by this cluster';
  const { aheadMs, withinMs, off } = clock;
  const by = `${Math.abs(aheadMs)} ms ${aheadMs < 0 ? 'behind' : 'ahead'}`;
  return `${by}, within ${withinMs} ms${
    off ? ': too far, ages and dates told of this cluster are wrong by it' : ''
  }`;
}

import { Plan, PlannedTopic } from './plan';

/**
 * The document of one registry of a plan, as somebody would write it who takes
 * names for what they are: in bullets, or in a table. NUL bytes are left out,
 * since what has any is refused as a whole.
 */
export function documentOf(
  plan: Plan,
  topics: readonly PlannedTopic[],
  shape: 'bullets' | 'table',
): string {
  const head = `# ${line(plan.title)}\n\n## Topic Naming Convention\n\n- ${code(
    plan.template,
  )}: how topics are called\n`;
  const body =
    shape === 'bullets'
      ? topics.map(bullets).join('\n')
      : `## Topics\n\n${table(topics)}`;
  return `${head}\n${body}\n`.split('\u0000').join('');
}

const HEADINGS = {
  active: 'Active Kafka Topics',
  deprecated: 'Deprecated Topics',
  proposed: 'Future Topics',
};

function bullets(topic: PlannedTopic): string {
  const fields: [string, string | undefined][] = [
    ['Producer', topic.producers.map(line).join(', ')],
    ['Consumers', topic.consumers.map(code).join(', ')],
    ['Consumer Groups', topic.groups.map(code).join(', ')],
    ['Key Events', topic.events.map(code).join(', ')],
    ['Purpose', line(topic.words)],
    ['Owner', topic.owner && line(topic.owner)],
    ['Environments', topic.environment && line(topic.environment)],
    ['Retention', line(topic.words)],
    // A field of this name would name the topic.
    [
      /topic/i.test(topic.words) ? 'Note' : line(topic.words),
      line(topic.words),
    ],
    ['Migration', topic.replacement && `Use ${code(topic.replacement)}`],
  ];
  return [
    `## ${HEADINGS[topic.lifecycle]}`,
    ...(topic.category === undefined ? [] : [`### ${line(topic.category)}`]),
    `#### ${code(topic.name)}`,
    fields
      .filter(([, value]) => value)
      .map(([label, value]) => `- **${label}:** ${value}`)
      .join('\n'),
    '',
  ].join('\n\n');
}

function table(topics: readonly PlannedTopic[]): string {
  const row = (cells: string[]) =>
    `| ${cells.map(text => text.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [
    row(['Topic', 'Producer', 'Consumer', 'Events', 'Purpose', 'Status']),
    row(['---', '---', '---', '---', '---', '---']),
    ...topics.map(topic =>
      row([
        code(topic.name),
        topic.producers.map(code).join(', '),
        topic.consumers.map(line).join(', '),
        topic.events.map(code).join(', '),
        line(topic.words),
        topic.lifecycle,
      ]),
    ),
  ].join('\n');
}

/** On one line: what breaks lines in a Markdown document ends the field. */
function line(name: string): string {
  return name.replace(/[\r\n]+/g, ' ');
}

/** A name in a code span, whatever backticks it has itself. */
function code(name: string): string {
  const text = line(name);
  let marks = '`';
  while (text.includes(marks)) marks += '`';
  return marks.length > 1 ? `${marks} ${text} ${marks}` : `\`${text}\``;
}

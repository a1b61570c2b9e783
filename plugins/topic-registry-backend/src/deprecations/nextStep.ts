import {
  DeprecationRow,
  DeprecationStage,
  Registry,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { isUsing } from '@topic-registry/backstage-plugin-topic-registry-node';

type Standing = Omit<DeprecationRow, 'stage' | 'next'>;

/** The stages, the most pressing first. */
const ORDER: DeprecationStage[] = [
  'due-used',
  'due-idle',
  'no-date',
  'due-unknown',
  'in-use',
  'waiting',
  'gone',
];

/** Where a topic stands; what is unknown is neither used nor idle. */
export function stageOf(row: Standing): DeprecationStage {
  const { clusters, days } = row;
  if (clusters.length > 0 && clusters.every(one => one.presence === 'absent')) {
    return 'gone';
  }
  if (!days) return 'no-date';
  const used = usesOf(row).active > 0;
  if (days.daysLeft > 0) return used ? 'in-use' : 'waiting';
  if (used) return 'due-used';
  return row.gates.some(
    gate =>
      (gate.id === 'idle' || gate.id === 'known') && gate.result !== 'passed',
  )
    ? 'due-unknown'
    : 'due-idle';
}

/** The most pressing first, then by the days that are left, then by name. */
export function byUrgency(a: DeprecationRow, b: DeprecationRow): number {
  const order = ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage);
  if (order !== 0) return order;
  const left = (a.days?.daysLeft ?? 0) - (b.days?.daysLeft ?? 0);
  if (left !== 0) return left;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

/** What is to be done next, in one sentence. */
export function nextStep(
  row: Omit<DeprecationRow, 'next'>,
  shape: Registry['shape'],
): string {
  switch (row.stage) {
    case 'due-used':
      return `Its window is over and it is still used: ${moves(row)}.`;
    case 'due-idle':
      return 'Its window is over and it lies idle: it can be proposed for removal.';
    case 'no-date':
      return shape === 'tables'
        ? `Announce a date: state \`${row.today}\` in a \`Deprecated\` column of its row, line ${row.line}.`
        : `Announce a date: add \`- **Deprecated:** ${row.today}\` below line ${row.line}.`;
    case 'due-unknown':
      return `Its window is over; before it can go, this has to be known: ${
        firstOpen(row) ?? 'whether it is used'
      }`;
    case 'in-use':
      return `Until ${row.days?.dueOn}: ${moves(row)}.`;
    case 'waiting':
      return row.quietSince
        ? `Nothing to do before ${row.days?.dueOn}: no use was seen since ${row.quietSince}.`
        : `Nothing to do before ${row.days?.dueOn}, if nothing is found: ${
            firstOpen(row) ?? 'its use is not known.'
          }`;
    default:
      return 'It is on none of its clusters: its entry may leave the document.';
  }
}

function moves(row: Standing): string {
  const parts: string[] = [];
  const groups = new Set<string>();
  const written: string[] = [];
  const lately: string[] = [];
  for (const { cluster, readers, written: use, read } of row.clusters) {
    let reads = 0;
    for (const reader of readers) {
      if (!isUsing(reader)) continue;
      groups.add(reader.group);
      reads++;
    }
    if (use.state === 'active') written.push(cluster);
    if (read.state === 'active' && reads === 0) lately.push(cluster);
  }
  const target = row.replacement ? `to \`${row.replacement.name}\`` : 'off it';
  if (groups.size > 0) {
    parts.push(
      `move ${groups.size} ${groups.size === 1 ? 'group' : 'groups'} ${target}`,
    );
  }
  if (written.length > 0) {
    parts.push(`find who writes to it on ${written.join(', ')}`);
  }
  if (lately.length > 0) {
    parts.push(`see that its readers stay away on ${lately.join(', ')}`);
  }
  return parts.join(', and ');
}

function firstOpen(row: Standing): string | undefined {
  return row.gates.find(gate => gate.id === 'known')?.result === 'passed'
    ? undefined
    : row.gates.find(gate => gate.id === 'known')?.reasons[0];
}

function usesOf({ clusters }: Standing): { active: number } {
  let active = 0;
  for (const { written, read } of clusters) {
    if (written.state === 'active') active++;
    if (read.state === 'active') active++;
  }
  return { active };
}

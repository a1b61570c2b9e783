import {
  Party,
  Topic,
} from '@topic-registry/backstage-plugin-topic-registry-common';
import { EditableDocument } from '../EditableDocument';
import { MatrixChange, MatrixEdit } from '../matrices';
import { EditOptions, Splice } from '../types';
import { Intent } from '../verify';

/** What one operation does to a document. */
export interface Plan {
  splices: Splice[];
  intent: Intent;
  matrices: MatrixChange[];
  changes: string[];
}

/** A document and how it is to be edited. */
export interface Workbench {
  document: EditableDocument;
  options: EditOptions;
}

/** Adds what a matrix gains or loses to a plan, where what follows a change is to be changed with it. */
export function withMatrices(
  plan: Plan,
  edit: () => MatrixEdit,
  options: EditOptions,
): Plan {
  if (options.policy === 'leave') return plan;
  const { splices, changes } = edit();
  return {
    ...plan,
    splices: [...plan.splices, ...splices],
    matrices: [...plan.matrices, ...changes],
    changes: [
      ...plan.changes,
      ...changes.map(({ service, topic, what }) =>
        what === 'added'
          ? `The consumption matrix of ${service} lists \`${topic}\``
          : `The consumption matrix of ${service} no longer lists \`${topic}\``,
      ),
    ],
  };
}

/** References of the services that read a topic. */
export function consumersOf(topic: Topic): string[] {
  return topic.parties
    .filter(
      ({ role, certainty }) => role === 'consumer' && certainty === 'stated',
    )
    .map(({ ref }) => ref);
}

/** A party without its place, to compare. */
export function partyKey({ ref, role, certainty }: Party): string {
  return `${role} ${ref} ${certainty}`;
}

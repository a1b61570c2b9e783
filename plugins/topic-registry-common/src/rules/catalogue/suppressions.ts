import { RuleMeta } from '../types';

export const suppressionRules: RuleMeta[] = [
  {
    id: 'suppression/malformed',
    family: 'suppressions',
    needs: 'document',
    defaultSeverity: 'error',
    title: 'A comment that is to silence rules is not understood',
    why: 'It silences nothing, although whoever reads the document believes that it does. A reason is required: without one nobody knows when it may go.',
    mend: 'Write `<!-- topic-registry-ignore RULE: REASON until YYYY-MM-DD -->`, several rules joined by commas.',
    confirmations: 1,
    options: [
      {
        name: 'requireEndDate',
        kind: 'boolean',
        default: false,
        text: 'Whether a comment must also say until when it holds, as exceptions of app-config must.',
      },
    ],
    examples: {
      invalid: '<!-- topic-registry-ignore topic/no-schema -->',
      valid:
        '<!-- topic-registry-ignore topic/no-schema: the payload is settled with the new billing until 2026-03-31 -->',
    },
  },
  {
    id: 'suppression/unused',
    family: 'suppressions',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A suppression or exception silences nothing',
    why: 'What it was made for is mended, or its rule or name is misspelt. Left in place it will hide the next finding, which nobody meant to hide.',
    mend: 'Remove it. An exception for a rule that needs a cluster is judged where it names the cluster, a comment for one where its registry is bound to one cluster alone; an exception for a rule of a document is judged where it names the registry.',
    confirmations: 1,
  },
  {
    id: 'suppression/expired',
    family: 'suppressions',
    needs: 'document',
    defaultSeverity: 'warning',
    title: 'A suppression or exception is past its last day',
    why: 'It no longer holds, so what it silenced is found again.',
    mend: 'Mend what it silenced, or agree on a new day and write it down with the reason.',
    confirmations: 1,
  },
];

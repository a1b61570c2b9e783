import { DocumentStatus } from '@topic-registry/backstage-plugin-topic-registry-common';
import { SignState, SignTone, SignWord } from '../../ui';

const VIEWS: Record<
  DocumentStatus,
  { state: SignState; tone: SignTone; word: string; title?: string }
> = {
  ok: { state: 'agrees', tone: 'quiet', word: 'in force' },
  stale: {
    state: 'differs',
    tone: 'warning',
    word: 'older text in force',
    title: 'The newest text could not be read or parsed',
  },
  failed: { state: 'differs', tone: 'error', word: 'could not be read' },
  pending: { state: 'unknown', tone: 'quiet', word: 'not read yet' },
};

/** How the last attempt to read a document went. */
export function DocumentStatusWord(props: { status: DocumentStatus }) {
  const view = VIEWS[props.status];
  return (
    <SignWord state={view.state} tone={view.tone} title={view.title}>
      {view.word}
    </SignWord>
  );
}

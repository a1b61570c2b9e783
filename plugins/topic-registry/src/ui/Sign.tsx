import { Severity } from '@topic-registry/backstage-plugin-topic-registry-common';
import styles from './Sign.module.css';

/** States that the pages tell apart, the same everywhere. */
export type SignState =
  | 'agrees'
  | 'differs'
  | 'unknown'
  | 'deprecated'
  | 'proposed';

/** What colours a sign: a severity for what differs, else what the state itself has. */
export type SignTone = Severity | 'quiet';

/**
 * The sign of a state: a shape and a colour. Always beside a word; where the
 * word stands elsewhere in the row, `label` says it to screen readers.
 */
export function Sign(props: {
  state: SignState;
  tone?: SignTone;
  label?: string;
}) {
  const { state, tone = 'quiet', label } = props;
  return (
    <svg
      className={`${styles.sign} ${styles[state]} ${styles[tone]}`}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape(props: { state: SignState }) {
  switch (props.state) {
    case 'differs':
      return <path d="M6 0.5 11.5 6 6 11.5 0.5 6Z" />;
    case 'unknown':
      return <circle cx="6" cy="6" r="4.5" strokeDasharray="2.4 2.3" />;
    case 'deprecated':
      return (
        <>
          <circle cx="6" cy="6" r="4.5" />
          <path d="M2.8 9.2 9.2 2.8" />
        </>
      );
    case 'proposed':
      return <circle cx="6" cy="6" r="4.5" />;
    default:
      return <circle cx="6" cy="6" r="4.5" />;
  }
}

/** A sign with its word. */
export function SignWord(props: {
  state: SignState;
  tone?: SignTone;
  children: React.ReactNode;
  title?: string;
  /** A sentence, that goes on in a second line where it does not fit. */
  wraps?: boolean;
}) {
  return (
    <span
      className={`${styles.signWord} ${props.wraps ? styles.wraps : ''}`}
      title={props.title}
    >
      <Sign state={props.state} tone={props.tone} />
      <span>{props.children}</span>
    </span>
  );
}

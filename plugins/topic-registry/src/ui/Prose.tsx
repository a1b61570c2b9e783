import { Fragment } from 'react';
import styles from './Prose.module.css';

/** A sentence whose Markdown code spans are names. */
export function Prose(props: { children: string }) {
  const parts = props.children.split(/(`[^`]+`)/);
  return (
    <>
      {parts.map((part, index) =>
        part.length > 2 && part.startsWith('`') && part.endsWith('`') ? (
          <code key={index} className={styles.code}>
            {part.slice(1, -1)}
          </code>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </>
  );
}

/** The sentence without its code marks, for titles. */
export function plainProse(text: string): string {
  return text.replace(/`([^`]+)`/g, '$1');
}

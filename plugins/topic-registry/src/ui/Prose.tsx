import { Fragment } from 'react';
import { sinceDate } from '../format';
import styles from './Prose.module.css';
import { Since } from './Time';

const PARTS = /(`[^`]+`|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z)/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/**
 * A sentence whose Markdown code spans are names, and whose ISO 8601 instants
 * are shown as moments of the reader's own zone.
 */
export function Prose(props: { children: string }) {
  return (
    <>
      {props.children.split(PARTS).map((part, index) => {
        if (part.length > 2 && part.startsWith('`') && part.endsWith('`')) {
          return (
            <code key={index} className={styles.code}>
              {part.slice(1, -1)}
            </code>
          );
        }
        if (INSTANT.test(part)) return <Since key={index} at={part} />;
        return <Fragment key={index}>{part}</Fragment>;
      })}
    </>
  );
}

/** The sentence as plain text, for titles. */
export function plainProse(text: string): string {
  return text
    .split(PARTS)
    .map(part =>
      INSTANT.test(part)
        ? sinceDate(part, new Date())
        : part.replace(/^`([^`]+)`$/, '$1'),
    )
    .join('');
}

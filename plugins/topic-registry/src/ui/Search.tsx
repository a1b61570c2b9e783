import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import styles from './Search.module.css';

const TYPING_MS = 150;

/**
 * The search of a page. `/` focuses it from anywhere; Esc clears it. What is
 * typed reaches `onChange` shortly after the typing pauses.
 */
export function Search(props: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  /** How long typing has to pause, in milliseconds. */
  pauseMs?: number;
}) {
  const { value, onChange, pauseMs = TYPING_MS } = props;
  const [typed, setTyped] = useState(value);
  const rootRef = useRef<HTMLDivElement>(null);
  const sent = useRef(value);
  const onChangeRef = useRef(onChange);
  onChangeRef.current = onChange;

  // The URL changed from elsewhere: back, a link, "clear filters".
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setTyped(value);
    }
  }, [value]);

  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChangeRef.current(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const target = event.target as HTMLElement | null;
      if (target?.closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      rootRef.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  return (
    <SearchField
      ref={rootRef}
      className={styles.search}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={typed}
      onChange={setTyped}
    />
  );
}

import AsyncApiComponent from '@asyncapi/react-component';
import '@asyncapi/react-component/styles/default.min.css';
import { useEffect, useRef } from 'react';
import { levelHeadings } from './levelHeadings';
import styles from './EventsTab.module.css';

const CONFIG = { show: { sidebar: false, errors: true } };

/** Renders an AsyncAPI text. Loaded lazily: see its caller. */
export function AsyncApiView(props: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const shown = box.current;
    if (!shown) return undefined;
    levelHeadings(shown);
    const observer = new MutationObserver(() => levelHeadings(shown));
    observer.observe(shown, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return (
    <div className={styles.asyncapi} ref={box}>
      <AsyncApiComponent schema={props.text} config={CONFIG} />
    </div>
  );
}

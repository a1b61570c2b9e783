import AsyncApiComponent from '@asyncapi/react-component';
import '@asyncapi/react-component/styles/default.min.css';
import styles from './EventsTab.module.css';

const CONFIG = { show: { sidebar: false, errors: true } };

/** Renders an AsyncAPI text. Loaded lazily: see its caller. */
export function AsyncApiView(props: { text: string }) {
  return (
    <div className={styles.asyncapi}>
      <AsyncApiComponent schema={props.text} config={CONFIG} />
    </div>
  );
}

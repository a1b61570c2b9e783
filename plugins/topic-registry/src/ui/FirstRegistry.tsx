import styles from './FirstRegistry.module.css';

const EXAMPLE = `topicRegistry:
  registries:
    platform:
      target: https://github.com/example/docs/blob/main/kafka-topics.md
      owner: group:default/platform
      clusters: [prod]
  clusters:
    prod:
      environment: production
      brokers: kafka-1.example.com:9092`;

/** How a portal gets its first registry: what app-config has to say. */
export function FirstRegistry() {
  return (
    <figure className={styles.example}>
      <figcaption>
        In <code>app-config.yaml</code>: a Markdown document that lists topics,
        who answers for it, and the cluster that it is held against
      </figcaption>
      <pre
        // What can scroll sideways has to be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {EXAMPLE}
      </pre>
    </figure>
  );
}

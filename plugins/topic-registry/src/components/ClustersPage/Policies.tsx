import { Button } from '@backstage/ui';
import { AccessPolicy } from '@topic-registry/backstage-plugin-topic-registry-common';
import { useState } from 'react';
import styles from './ClusterPage.module.css';

/** The least rights that a reading needs, as text to copy. */
export function Policies(props: { policies: AccessPolicy[] }) {
  return (
    <>
      {props.policies.map(policy => (
        <Policy key={policy.id} policy={policy} />
      ))}
    </>
  );
}

function Policy(props: { policy: AccessPolicy }) {
  const { title, text } = props.policy;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <details className={styles.policy}>
      <summary>{title}</summary>
      <div className={styles.policyText}>
        {/* What can scroll sideways has to be reachable by keyboard. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} aria-label={title}>
          {text}
        </pre>
        <Button
          variant="secondary"
          size="small"
          aria-label={`Copy: ${title}`}
          onPress={copy}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </details>
  );
}

import styles from './SkipLink.module.css';

/** The first stop of the keyboard: over the navigation, to what the page shows. */
export function SkipLink() {
  return (
    <button type="button" className={styles.skip} onClick={focusContent}>
      Skip to content
    </button>
  );
}

function focusContent(): void {
  const main = document.querySelector('main');
  if (!main) return;
  // Of itself it takes no focus.
  main.tabIndex = -1;
  main.focus();
}

import styles from './Logo.module.css';

/** The portal's mark: one log, several readers. */
export function LogoMark() {
  return (
    <svg
      className={styles.mark}
      viewBox="0 0 32 32"
      width="28"
      height="28"
      aria-hidden
      focusable="false"
    >
      <path d="M4 9h15M4 16h24M4 23h11" />
      <circle cx="24" cy="9" r="3" />
      <circle cx="20" cy="23" r="3" />
    </svg>
  );
}

/** The mark with the portal's name. */
export function LogoFull() {
  return (
    <span className={styles.full}>
      <LogoMark />
      <span>Topic Registry</span>
    </span>
  );
}

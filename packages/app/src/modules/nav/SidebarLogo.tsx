import { useSidebarOpenState } from '@backstage/core-components';
import { Link } from 'react-router-dom';
import { LogoFull, LogoMark } from './Logo';
import styles from './Logo.module.css';

export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={styles.root}>
      <Link to="/" className={styles.link} aria-label="Topic Registry">
        {isOpen ? <LogoFull /> : <LogoMark />}
      </Link>
    </div>
  );
}

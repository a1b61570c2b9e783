import { RefObject, useEffect, useState } from 'react';

// How far beyond what is in sight counts as near.
const MARGIN = '1200px 0px';

/** Whether an element is in sight or close to it; true where a browser cannot tell. */
export function useNear(ref: RefObject<Element>): boolean {
  const [near, setNear] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    if (!ref.current || typeof IntersectionObserver === 'undefined') {
      return undefined;
    }
    const observer = new IntersectionObserver(
      entries => setNear(entries[entries.length - 1].isIntersecting),
      { rootMargin: MARGIN },
    );
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [ref]);
  return near;
}

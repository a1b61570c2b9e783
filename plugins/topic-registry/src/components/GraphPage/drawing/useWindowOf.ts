import {
  RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';

/** The width of a scrolling box and the part of its height that is in sight, in pixels. */
export interface VisibleWindow {
  width: number;
  top: number;
  bottom: number;
}

// Where a browser measures nothing, as in tests.
const WIDTH = 960;
const HEIGHT = 1200;
/** The window follows the scrolling in steps, so that not every pixel draws anew. */
const STEP = 120;

/** Follows the visible part of a scrolling box, `margin` pixels wider on both sides. */
export function useWindowOf(
  ref: RefObject<HTMLElement>,
  margin: number,
): VisibleWindow {
  const [visible, setVisible] = useState<VisibleWindow>({
    width: WIDTH,
    top: 0,
    bottom: HEIGHT,
  });
  const measure = useCallback(
    (box: HTMLElement) => {
      const next = {
        width: box.clientWidth || WIDTH,
        top: Math.floor(box.scrollTop / STEP) * STEP - margin,
        bottom:
          Math.ceil((box.scrollTop + (box.clientHeight || HEIGHT)) / STEP) *
            STEP +
          margin,
      };
      setVisible(old =>
        old.width === next.width &&
        old.top === next.top &&
        old.bottom === next.bottom
          ? old
          : next,
      );
    },
    [margin],
  );

  // The first drawing has the right width already.
  useLayoutEffect(() => {
    if (ref.current) measure(ref.current);
  }, [ref, measure]);

  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const update = () => measure(box);
    box.addEventListener('scroll', update, { passive: true });
    const observer =
      typeof ResizeObserver === 'undefined'
        ? undefined
        : new ResizeObserver(update);
    observer?.observe(box);
    return () => {
      box.removeEventListener('scroll', update);
      observer?.disconnect();
    };
  }, [ref, measure]);
  return visible;
}

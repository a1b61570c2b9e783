import { Column, GraphLayout, PlacedNode } from '../model/layout';

const COLUMNS: Column[] = ['producers', 'topics', 'consumers'];

/**
 * Where an arrow key leads: up and down within a column, left and right along
 * an edge to the nearest neighbour, or where there is none, to the nearest node
 * of the column.
 */
export function move(
  layout: GraphLayout,
  at: string,
  key: string,
): PlacedNode | undefined {
  const here = layout.nodes.find(place => place.key === at);
  if (!here) return layout.nodes[0];
  const column = (of: Column) =>
    layout.nodes.filter(place => place.column === of).sort((a, b) => a.y - b.y);
  const own = column(here.column);
  const index = own.indexOf(here);
  switch (key) {
    case 'ArrowUp':
      return own[Math.max(0, index - 1)];
    case 'ArrowDown':
      return own[Math.min(own.length - 1, index + 1)];
    case 'Home':
      return own[0];
    case 'End':
      return own.at(-1);
    case 'ArrowLeft':
    case 'ArrowRight': {
      const step = key === 'ArrowRight' ? 1 : -1;
      const next = COLUMNS[COLUMNS.indexOf(here.column) + step];
      if (!next) return here;
      const joined = layout.edges.flatMap(({ from, to }) => {
        if (from === here && to.column === next) return [to];
        return to === here && from.column === next ? [from] : [];
      });
      return nearest(joined, here) ?? nearest(column(next), here) ?? here;
    }
    default:
      return undefined;
  }
}

function nearest(
  places: readonly PlacedNode[],
  here: PlacedNode,
): PlacedNode | undefined {
  return places.reduce<PlacedNode | undefined>(
    (best, next) =>
      best && Math.abs(best.y - here.y) <= Math.abs(next.y - here.y)
        ? best
        : next,
    undefined,
  );
}

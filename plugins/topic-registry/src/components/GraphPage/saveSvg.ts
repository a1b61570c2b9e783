import { GraphLayout } from './model/layout';
import { graphSvg } from './drawing/graphSvg';

/** Hands the drawing to the browser as a file. */
export function saveSvg(layout: GraphLayout, title: string): void {
  const text = graphSvg(layout, title);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `graph-${title.replace(/[^A-Za-z0-9._-]+/g, '-')}.svg`;
  link.click();
  URL.revokeObjectURL(url);
}

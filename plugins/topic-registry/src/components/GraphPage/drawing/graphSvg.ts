import { visible } from '@topic-registry/backstage-plugin-topic-registry-common';
import { Column, GraphLayout, PlacedNode } from '../model/layout';
import { ViewEdge } from '../model/view';
import { cutText, widthOf } from './cutText';
import { edgesByPlace, figureOf } from './figures';
import {
  boxOf,
  edgeMiddle,
  edgePath,
  Geometry,
  geometryOf,
  headingWidth,
  ribbonPaths,
} from './geometry';

// On paper there is no theme: the colours stand in the file.
const INK = '#1a1a1a';
const QUIET = '#666666';
const HAIR = '#c4c4c4';
const SEEN = '#0d74ce';
const WARNING = '#b85c00';
const MUTED = '#a0a0a0';

const WIDTH = 1120;
const HEAD = 64;
const PADDING = 10;
const FONTS = `font-family="system-ui, sans-serif"`;
const MONO = `font-family="ui-monospace, Menlo, monospace"`;

/** The whole drawing as the text of an SVG file, on white, for print and slides. */
export function graphSvg(layout: GraphLayout, title: string): string {
  const geometry = geometryOf(WIDTH);
  const height = layout.height + HEAD + 16;
  const bundled = new Set(
    layout.ribbons.flatMap(ribbon => ribbon.edges.map(({ edge }) => edge.id)),
  );
  const behind = edgesByPlace(layout);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" ${FONTS}>`,
    `<title>${escape(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="4" y="22" font-size="16" font-weight="700" fill="${INK}">${escape(
      title,
    )}</text>`,
    ...(['producers', 'topics', 'consumers'] as const).map(column =>
      head(column, geometry),
    ),
    `<g transform="translate(0 ${HEAD})">`,
    ...layout.headings.map(
      ({ label, y }) =>
        `<text x="${geometry.left.topics + 2}" y="${
          y + 7
        }" font-size="11.5" fill="${QUIET}">${escape(
          cutText(label, headingWidth(geometry), 'figure'),
        )}</text>`,
    ),
    ...layout.ribbons.map((ribbon, index) => {
      const paths = ribbonPaths(ribbon, index, geometry);
      const { colour, dash } = strokeOf(ribbon.edges[0].edge);
      return `<g fill="none" stroke="${colour}" stroke-opacity="0.45"${dash}><path d="${
        paths.branches
      }" stroke-width="1.2"/><path d="${
        paths.rail
      }" stroke-width="3"/><path d="${
        paths.way
      }" stroke-width="5"/></g>${markOf(ribbon.edges[0].edge, paths.middle)}`;
    }),
    ...layout.edges
      .filter(({ edge }) => !bundled.has(edge.id))
      .map(placed => {
        const { colour, dash, width } = strokeOf(placed.edge);
        const mark = markOf(placed.edge, edgeMiddle(placed, geometry));
        return `<path d="${edgePath(
          placed,
          geometry,
        )}" fill="none" stroke="${colour}" stroke-opacity="0.75" stroke-width="${width}"${dash}/>${mark}`;
      }),
    ...layout.nodes.map(place =>
      node(place, geometry, figureOf(place, behind.get(place.key) ?? [])),
    ),
    '</g>',
    '</svg>',
  ];
  return parts.join('\n');
}

function head(column: Column, geometry: Geometry): string {
  const label = {
    producers: 'Producers',
    topics: 'Topics',
    consumers: 'Consumers',
  };
  return `<text x="${geometry.left[column] + 2}" y="${
    HEAD - 12
  }" font-size="13" font-weight="700" fill="${INK}">${label[column]}</text>`;
}

function markOf(edge: ViewEdge, { x, y }: { x: number; y: number }): string {
  return edge.marked
    ? `<path d="M${x} ${
        y - 5
      }l5 5l-5 5l-5 -5Z" fill="${WARNING}" stroke="#ffffff"/>`
    : '';
}

function strokeOf(edge: ViewEdge): {
  colour: string;
  dash: string;
  width: number;
} {
  const width = { 1: 1.2, 2: 2.2, 3: 3.4 }[edge.thickness];
  switch (edge.verdict) {
    case 'undeclared':
      return { colour: WARNING, dash: '', width };
    case 'not-seen':
      return { colour: QUIET, dash: ' stroke-dasharray="6 4"', width };
    case 'unknown':
      return {
        colour: QUIET,
        dash: ' stroke-dasharray="1.5 4" stroke-linecap="round"',
        width,
      };
    case 'seen':
      return { colour: edge.muted ? MUTED : SEEN, dash: '', width };
    default:
      return { colour: edge.muted ? MUTED : QUIET, dash: '', width };
  }
}

function node(place: PlacedNode, geometry: Geometry, figure: string): string {
  const box = boxOf(place, geometry);
  const mono =
    place.node.topic !== undefined || place.node.party?.kind === 'group';
  const gone = place.node.topic?.lifecycle === 'deprecated';
  const room =
    box.width - 2 * PADDING - (figure ? widthOf(figure, 'figure') + 10 : 0);
  const y = place.y + 4.5;
  return [
    `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${
      box.height
    }" rx="${
      place.column === 'topics' ? 5 : 13
    }" fill="#ffffff" stroke="${HAIR}"/>`,
    `<text x="${box.x + PADDING}" y="${y}" font-size="${mono ? 12 : 13}" ${
      mono ? MONO : ''
    } fill="${gone ? QUIET : INK}"${
      gone ? ' text-decoration="line-through"' : ''
    }><title>${escape(place.node.label)}</title>${escape(
      cutText(place.node.label, room, mono ? 'mono' : 'label'),
    )}</text>`,
    figure
      ? `<text x="${
          box.x + box.width - PADDING
        }" y="${y}" font-size="11.5" text-anchor="end" fill="${QUIET}">${escape(
          figure,
        )}</text>`
      : '',
  ].join('');
}

// XML has no way to write most control characters, not even as references.
function escape(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

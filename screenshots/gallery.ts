import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { prettify } from '../benchmarks/lib/report';
import { Amount, PAGES } from './pages';

const DOCS = path.resolve(__dirname, '../docs');
const TITLES: Record<Amount, string> = {
  demo: 'as `npm start` shows it',
  empty: 'no registry yet',
  large: '9,000 topics',
};

/** Writes docs/pages.md: every picture that is there, page by page. */
export async function writeGallery(widths: readonly number[]): Promise<void> {
  const file = path.join(DOCS, 'pages.md');
  const sections = PAGES.map(({ name, title }) => {
    const rows = (['demo', 'empty', 'large'] as const).flatMap(amount =>
      widths.flatMap(width => {
        const cells = ['light', 'dark'].map(scheme => {
          const image = `screens/${amount}/${name}-${width}-${scheme}.png`;
          const words = `${title}, ${TITLES[amount]}, ${scheme}, ${width} px`;
          return existsSync(path.join(DOCS, image))
            ? `[![${words.replace(/`/g, '')}](${image})](${image})`
            : '';
        });
        return cells.some(Boolean)
          ? [`| ${TITLES[amount]}, ${width} px | ${cells.join(' | ')} |`]
          : [];
      }),
    );
    return `## ${title}\n\n| | light | dark |\n| --- | --- | --- |\n${rows.join(
      '\n',
    )}`;
  });
  await writeFile(
    file,
    `# The pages

As \`npm start\` shows them on its own cluster to the architect, who sees 29 topics; before there is a registry; and
with 9,000 topics. \`npm run screenshots\` takes these pictures anew.

${sections.join('\n\n')}
`,
  );
  await prettify(file);
}

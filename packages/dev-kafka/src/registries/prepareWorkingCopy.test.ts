import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareWorkingCopy } from '.';

const from = path.resolve(__dirname, '../../../../catalog/registries');
const today = new Date('2026-03-01T12:00:00Z');

describe('prepareWorkingCopy', () => {
  let folder: string;
  let to: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'working-copy-'));
    to = path.join(folder, 'registries');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const platform = () => readFile(path.join(to, 'platform.md'), 'utf8');
  const source = () => readFile(path.join(from, 'platform.md'), 'utf8');

  it('copies every registry and adds one line, 49 days before today', async () => {
    const files = await prepareWorkingCopy({ from, to, today });
    expect(files.map(file => path.basename(file))).toEqual([
      'cypher.md',
      'platform.md',
    ]);
    expect((await readdir(to)).sort()).toEqual(['cypher.md', 'platform.md']);

    const lines = (await platform()).split('\n');
    const added = lines.indexOf('- **Deprecated:** 2026-01-11');
    expect(lines[added - 2]).toBe('### **nda_events** (DEPRECATED)');
    lines.splice(added, 1);
    expect(lines.join('\n')).toBe(await source());
  });

  it('moves the date on and keeps what a person edited', async () => {
    await prepareWorkingCopy({ from, to, today });
    const file = path.join(to, 'platform.md');
    const edited = `${await platform()}\nA line of a person.\n`;
    await writeFile(file, edited);

    const later = new Date('2026-03-11T12:00:00Z');
    await prepareWorkingCopy({ from, to, today: later });
    expect(await platform()).toBe(edited.replace('2026-01-11', '2026-01-21'));

    const evenLater = new Date('2026-03-12T12:00:00Z');
    await prepareWorkingCopy({ from, to, today: evenLater });
    expect(await platform()).toBe(edited.replace('2026-01-11', '2026-01-22'));
  });

  it('leaves a date that a person wrote', async () => {
    await prepareWorkingCopy({ from, to, today });
    const file = path.join(to, 'platform.md');
    const edited = (await platform()).replace('2026-01-11', '2026-02-01');
    await writeFile(file, edited);
    await prepareWorkingCopy({
      from,
      to,
      today: new Date('2026-03-11T12:00:00Z'),
    });
    expect(await platform()).toBe(edited);
  });

  it('follows the checkout where nobody edited', async () => {
    const checkout = path.join(folder, 'checkout');
    await prepareWorkingCopy({ from, to: checkout, today });
    const copy = path.join(checkout, 'cypher.md');
    // The folder just written serves as a checkout of one document.
    await rm(path.join(checkout, 'platform.md'));
    await prepareWorkingCopy({ from: checkout, to, today });
    await writeFile(copy, '# Changed\n');
    await prepareWorkingCopy({ from: checkout, to, today });
    expect(await readFile(path.join(to, 'cypher.md'), 'utf8')).toBe(
      '# Changed\n',
    );
  });
});

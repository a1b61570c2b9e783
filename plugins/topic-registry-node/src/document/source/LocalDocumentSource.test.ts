import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { LocalDocumentSource } from './LocalDocumentSource';

describe('LocalDocumentSource', () => {
  let root: string;
  let basePath: string;

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'document-source-'));
    basePath = path.join(root, 'documents');
    await mkdir(basePath);
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  const read = (target: string, maxBytes = 1000) =>
    new LocalDocumentSource({ target, basePath, maxBytes }).read();
  const put = async (name: string, content: string | Uint8Array) => {
    await writeFile(path.join(basePath, name), content);
    return name;
  };

  it('reads text, hash and time', async () => {
    const content = '\uFEFF# Registry\r\n\r\nZoë 🚀\n';
    const before = Date.now();
    const document = await read(await put('a.md', content));
    expect(document.text).toBe(content);
    expect(document.hash).toBe(
      createHash('sha256').update(content, 'utf8').digest('hex'),
    );
    expect(Date.parse(document.readAt)).toBeGreaterThanOrEqual(before);
  });

  it('reads absolute paths and symlinks that stay inside', async () => {
    await put('a.md', '# A');
    await symlink('a.md', path.join(basePath, 'link.md'));
    expect((await read(path.join(basePath, 'a.md'))).text).toBe('# A');
    expect((await read('link.md')).text).toBe('# A');
  });

  it.each(['file', 'folder'])(
    'reads nothing outside while a %s turns into a link and back',
    async what => {
      const outside = path.join(root, 'outside');
      await mkdir(outside);
      await writeFile(path.join(outside, 'a.md'), 'secret');
      await mkdir(path.join(basePath, 'sub'));
      await put('sub/a.md', '# A');
      const name = what === 'file' ? 'sub/a.md' : 'sub';
      const place = path.join(basePath, name);
      const aside = path.join(root, 'aside');
      const link = path.join(root, 'link');
      let swapping = true;
      const swaps = (async () => {
        while (swapping) {
          await symlink(
            what === 'file' ? path.join(outside, 'a.md') : outside,
            link,
          );
          await rename(place, aside);
          await rename(link, place);
          await rename(place, link);
          await rename(aside, place);
          await rm(link);
        }
      })();
      const seen = new Set<string>();
      for (let round = 0; round < 1_000; round++) {
        seen.add(
          await read('sub/a.md').then(
            ({ text }) => text,
            () => '',
          ),
        );
      }
      swapping = false;
      await swaps;
      expect(seen).not.toContain('secret');
    },
  );

  it('reads below a base folder that is itself a symlink', async () => {
    await put('a.md', '# A');
    await symlink(basePath, path.join(root, 'linked'));
    const source = new LocalDocumentSource({
      target: 'a.md',
      basePath: path.join(root, 'linked'),
      maxBytes: 1000,
    });
    expect((await source.read()).text).toBe('# A');
  });

  it('accepts a name that begins with dots', async () => {
    expect((await read(await put('..a.md', '# A'))).text).toBe('# A');
  });

  it('refuses what is outside, also through symlinks', async () => {
    await writeFile(path.join(root, 'secret.md'), '# Secret');
    await symlink(root, path.join(basePath, 'up'));
    await symlink('../secret.md', path.join(basePath, 'link.md'));
    for (const target of [
      '../secret.md',
      'x/../../secret.md',
      path.join(root, 'secret.md'),
      '../not-there.md',
      'link.md',
      'up/secret.md',
    ]) {
      await expect(read(target)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('outside'),
      });
    }
  });

  it('names a missing document and a missing folder', async () => {
    await expect(read('nothing.md')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('nothing.md does not exist'),
    });
    await put('a.md', '# A');
    await expect(read('a.md/b.md')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await rm(basePath, { recursive: true });
    await expect(read('a.md')).rejects.toThrow(
      /folder of the documents.*cannot be opened/,
    );
  });

  it('refuses a folder, a pipe and a circle of symlinks', async () => {
    await mkdir(path.join(basePath, 'folder'));
    await expect(read('folder')).rejects.toThrow(/folder is a folder/);
    await expect(read('.')).rejects.toThrow(/is a folder/);
    execFileSync('mkfifo', [path.join(basePath, 'pipe')]);
    await expect(read('pipe')).rejects.toThrow(/not a regular file/);
    await symlink('circle.md', path.join(basePath, 'circle.md'));
    await expect(read('circle.md')).rejects.toThrow(/leads to itself/);
  });

  it('refuses a document above the limit, and only then', async () => {
    await put('a.md', 'x'.repeat(1000));
    expect((await read('a.md')).text).toHaveLength(1000);
    await expect(read('a.md', 999)).rejects.toThrow(
      /too large: 1000 bytes; the limit is 999 bytes/,
    );
  });

  it('refuses what is empty or no text', async () => {
    await put('empty.md', '');
    await put('blank.md', '\uFEFF \n\n');
    await put('binary.md', Uint8Array.from([0x89, 0x50, 0, 1]));
    await put('latin1.md', Uint8Array.from([0x4d, 0xfc, 0x6c]));
    await put('utf16.md', Buffer.from('\uFEFF# A', 'utf16le'));
    await expect(read('empty.md')).rejects.toThrow(/empty.md is empty/);
    await expect(read('blank.md')).rejects.toThrow(/blank.md is empty/);
    await expect(read('binary.md')).rejects.toThrow(/NUL bytes/);
    await expect(read('latin1.md')).rejects.toThrow(/not a text in UTF-8/);
    await expect(read('utf16.md')).rejects.toThrow(/UTF-16/);
  });

  it('says when the right to read is missing', async () => {
    await put('closed.md', '# A');
    await chmod(path.join(basePath, 'closed.md'), 0o000);
    await chmod(root, 0o755);
    // The superuser may read everything, so the test steps down for a moment.
    const superuser = process.geteuid?.() === 0;
    if (superuser) process.seteuid!(65534);
    try {
      await expect(read('closed.md')).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('closed.md may not be read'),
      });
    } finally {
      if (superuser) process.seteuid!(0);
    }
  });
});

import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { walkRoot } from '../../../src/read/walk.ts';
import { collect, temporaryFolder } from './read-support.ts';

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

async function walked(root: string): Promise<string[]> {
  return (await collect(walkRoot(root))).map((one) => ('input' in one ? one.input.path : `${one.skipped.path}: ${one.skipped.reason}`));
}

describe('walking a root', () => {
  it('goes through a folder in the code-unit order of the paths', async () => {
    const root = await folderOf({ 'b/z.txt': '', 'b.txt': '', 'b-c.txt': '', 'B.txt': '', 'b/a/x.txt': '', 'ä.txt': '' });
    const paths = await walked(root);
    expect(paths).toEqual(['B.txt', 'b-c.txt', 'b.txt', 'b/a/x.txt', 'b/z.txt', 'ä.txt']);
    expect(paths).toEqual(paths.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('passes over what is no article, and hands on what cannot be read, so that it is reported', async () => {
    const root = await folderOf({
      '.hidden': '',
      '.git/a.txt': '',
      'node_modules/x.txt': '',
      'README.md': '',
      'sub/readme.txt': '',
      'Thumbs.db': '',
      'a.png': '',
      'a.txt': '',
    });
    expect(await walked(root)).toEqual(['a.png', 'a.txt']);
  });

  it('passes over the folder that a browser saved beside a page, and over no other of such a name', async () => {
    const root = await folderOf({
      'page.html': '',
      'page_files/frame.html': '',
      'case_files/a.txt': '',
      'Seite.htm': '',
      'Seite-Dateien/a.html': '',
    });
    expect(await walked(root)).toEqual(['Seite.htm', 'case_files/a.txt', 'page.html']);
  });

  it('obeys pullquote.yaml and gives it with every file', async () => {
    const root = await folderOf({
      'pullquote.yaml': 'title: T\nignore: ["drafts", "*.log"]\n',
      'a.txt': '',
      'drafts/b.txt': '',
      'x.log': '',
      'sub/pullquote.yaml': '',
    });
    expect(await walked(root)).toEqual(['a.txt', expect.stringMatching(/^sub\/pullquote\.yaml: only /)]);
    const [first] = await collect(walkRoot(root));
    expect(first).toMatchObject({ input: { path: 'a.txt' }, config: { title: 'T' } });
  });

  it('follows no link: not out, not in a circle, not nowhere', async () => {
    const outside = await folderOf({ 'secret.txt': 'x' });
    const root = await folderOf({ 'a.txt': '', 'sub/b.txt': '' });
    await symlink(outside, join(root, 'out'));
    await symlink(join(outside, 'secret.txt'), join(root, 'secret.txt'));
    await symlink(root, join(root, 'sub', 'up'));
    await symlink('a.txt', join(root, 'same.txt'));
    await symlink('none.txt', join(root, 'dead.txt'));
    expect(await walked(root)).toEqual([
      'a.txt',
      expect.stringMatching(/^dead\.txt: .*leads nowhere/),
      expect.stringMatching(/^out: .*leaves the folder/),
      expect.stringMatching(/^same\.txt: .*its own path/),
      expect.stringMatching(/^secret\.txt: .*leaves the folder/),
      'sub/b.txt',
      expect.stringMatching(/^sub\/up: .*its own path/),
    ]);
  });

  it('gives a root that is a file under its name, with the configuration beside it', async () => {
    const root = await folderOf({ 'sub/a.txt': 'x', 'sub/pullquote.yaml': 'title: T\n' });
    expect(await collect(walkRoot(join(root, 'sub/a.txt')))).toMatchObject([
      { input: { file: join(root, 'sub/a.txt'), path: 'a.txt' }, config: { title: 'T' } },
    ]);
  });

  it('refuses a root that is not there, and a configuration that is not valid', async () => {
    const root = await folderOf({ 'pullquote.yaml': 'what: 1\n' });
    await expect(collect(walkRoot(join(root, 'none')))).rejects.toMatchObject({ code: 'not-found' });
    await expect(collect(walkRoot(root))).rejects.toMatchObject({ code: 'config-invalid' });
  });
});

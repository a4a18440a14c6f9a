import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFolderConfig } from '../../../src/read/config.ts';
import { readFile } from '../../../src/read/read-file.ts';
import type { ReadArticle } from '../../../src/read/reader.ts';
import { walkRoot } from '../../../src/read/walk.ts';
import { articleOf, collect } from './read-support.ts';

const SEEDS = resolve(import.meta.dirname, '../../../seeds');

async function seed(path: string): Promise<ReadArticle> {
  return articleOf((await collect(readFile({ file: join(SEEDS, path), path })))[0]);
}

/** Kind, lines and first words of every block. */
function shape(article: ReadArticle): string[] {
  return article.blocks.map(({ kind, lines, text }) => `${lines?.join('-')} ${kind}: ${text.split(' ').slice(0, 4).join(' ')}`);
}

function dropped(article: ReadArticle): string[] {
  return article.dropped.map(({ lines, reason, text }) => `${lines?.join('-')} ${reason}: ${text}`);
}

describe('the seeds', () => {
  it('000 has title, dek, headings, three pull quotes and a source line; its repeated title is dropped', async () => {
    const article = await seed('000_3e8546c4d7863553.txt');
    expect(article.title).toBe('Mexico Cartel Violence Erupts After US-Aided Leader’s Death');
    expect(article.dek).toMatch(/^A targeted operation .* geopolitical landscape\.$/);
    expect(shape(article)).toEqual([
      '1-1 title: Mexico Cartel Violence Erupts',
      '2-2 dek: A targeted operation against',
      '4-4 paragraph: In the wake of',
      '5-5 heading: US Intelligence Role in',
      '6-6 paragraph: Statements from the Mexican',
      '7-7 pull-quote: “The United States collects',
      '8-8 paragraph: The commander emphasized that',
      '9-9 heading: The Jalisco New Generation',
      '10-10 paragraph: The deceased leader was',
      '11-11 heading: Subordinate Violence and Asserted',
      '12-12 paragraph: Following the leader’s death,',
      '13-13 heading: Military Response in Puerto',
      '14-14 paragraph: The escalating violence prompted',
      '15-15 heading: Shifting Cartel Mindset and',
      '16-16 paragraph: The current mindset of',
      '17-17 heading: US Policy and Cartel',
      '18-18 paragraph: The article raises questions',
      '19-19 pull-quote: “It’s quite possible we',
      '20-20 paragraph: This raises the possibility',
      '21-21 heading: The Broader Implications of',
      '22-22 paragraph: The discussion then pivots',
      '23-23 heading: Elon Musk, Grok AI,',
      '24-24 paragraph: The article highlights the',
      '25-25 pull-quote: “The Democratic Party is',
      '26-26 paragraph: The potential for private',
      '27-27 heading: Future Outlook and Call',
      '28-28 paragraph: The situation underscores the',
      '29-29 source-line: Source: Gunmen run riot',
    ]);
    expect(article.credits).toEqual([
      { name: 'YouTube', title: 'Gunmen run riot in Mexico after US intelligence aids killing of cartel leader', lines: [29, 29] },
    ]);
    expect(dropped(article)).toEqual(['3-3 duplicate-title: Mexico Cartel Violence Erupts After US-Aided Leader’s Death']);
  });

  it('001 has its title out of the table, nine unwrapped paragraphs and a bio that names the author', async () => {
    const article = await seed('001_d27f596bbe1c9cdc.txt');
    expect(shape(article)).toEqual([
      '2-2 title: CIA vs. Drug Cartels:',
      '3-7 paragraph: In recent days, as',
      '8-12 paragraph: What deserves closer attention',
      '13-21 paragraph: This wasn’t some casual',
      '22-30 paragraph: For a lot of',
      '31-39 paragraph: The decision to provide',
      '40-47 paragraph: Still, Americans shouldn’t rush',
      '48-54 paragraph: There’s a bigger strategic',
      '55-61 paragraph: What this really shows',
      '62-69 paragraph: The fact that U.S.',
      '70-70 bio: Robert Morton is a',
    ]);
    expect(article.title).toBe('CIA vs. Drug Cartels: A National Secuirty Reckoning');
    expect(article.blocks[1]?.text).toMatch(/reported by Anadolu Agency in its article “CIA provides .* after a long manhunt\.$/);
    expect(article.authors).toEqual(['Robert Morton']);
    expect(dropped(article)).toEqual(['1-1 boilerplate: ![]() |', '72-72 boilerplate: No comments:', '73-73 boilerplate: Post a Comment']);
  });

  it('002 has its title below a stray "in", its byline, and what follows the comment form left out', async () => {
    const article = await seed('002_25bd9b0e9158b40b.txt');
    expect(article.title).toBe('Ex-ICE Agent Exposes Cartels’ Grip on Mexico');
    expect(article.authors).toEqual(['Staff Reports']);
    expect(article.blocks.map((block) => block.kind)).toEqual(['title', ...Array<string>(6).fill('paragraph'), 'byline']);
    expect(dropped(article)).toEqual([
      '1-1 navigation: in',
      '19-19 boilerplate: Leave a Reply',
      '21-21 boilerplate: Your email address will not be published. Required fields are marked *',
      '23-23 related: Trump and Musk’s Alliance: How Long Will It Last?',
    ]);
  });

  it('003 has headings and no dek; a paragraph that ends in a quotation is a paragraph', async () => {
    const article = await seed('003_e5cb7cb89b3d5131.txt');
    expect(article.dek).toBeUndefined();
    expect(article.blocks.filter((block) => block.kind === 'heading').map((block) => block.text)).toEqual([
      'Military Planning Underway',
      'Strained U.S.-Mexico Relations',
      'Targets: Cartels Behind Fentanyl',
      'Risks of Fragmentation',
      'The Bigger Picture',
    ]);
    expect(article.blocks.filter((block) => block.kind === 'paragraph')).toHaveLength(13);
    expect(article.blocks).toHaveLength(19);
    expect(dropped(article).map((line) => line.split(':')[0])).toEqual(['3-3 duplicate-title', '41-41 boilerplate', '43-43 boilerplate']);
  });

  it('004 has the line under the title as its dek, a heading over every later paragraph, and no "Explore more"', async () => {
    const article = await seed('004_6a2b6437074d227e.txt');
    expect(article.dek).toBe('U.S. Expands Surveillance on Mexico’s Cartels, Raising Tensions Surveillance Operations Intensify in Mexico');
    expect(article.blocks.map((block) => block.kind)).toEqual([
      'title',
      'dek',
      'paragraph',
      ...Array.from({ length: 8 }, () => ['heading', 'paragraph']).flat(),
    ]);
    expect(dropped(article)).toEqual(['39-39 navigation: Explore more']);
  });

  it('name no outlet and no date, and are English', async () => {
    for (const path of [
      '000_3e8546c4d7863553',
      '001_d27f596bbe1c9cdc',
      '002_25bd9b0e9158b40b',
      '003_e5cb7cb89b3d5131',
      '004_6a2b6437074d227e',
    ]) {
      const article = await seed(`${path}.txt`);
      expect(article.sources).toEqual([]);
      expect(article.published).toBeUndefined();
      expect(article.language).toBe('en');
      expect(article.text).not.toContain(article.title);
    }
  });

  it('have a pullquote.yaml that is valid and is no article', async () => {
    const config = parseFolderConfig(readFileSync(join(SEEDS, 'pullquote.yaml'), 'utf8'), 'pullquote.yaml');
    expect(config.title).toBe('Five articles on Mexico’s cartels');
    const found = await collect(walkRoot(SEEDS));
    expect(found.map((one) => ('input' in one ? one.input.path : one.skipped))).toEqual([
      '000_3e8546c4d7863553.txt',
      '001_d27f596bbe1c9cdc.txt',
      '002_25bd9b0e9158b40b.txt',
      '003_e5cb7cb89b3d5131.txt',
      '004_6a2b6437074d227e.txt',
    ]);
  });
});

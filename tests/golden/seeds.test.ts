/**
 * What Pullquote sees in the sample corpus, as text for people: read a changed line against its article before accepting it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANNOTATOR_VERSION, createAnnotator } from '../../src/annotate/annotator.ts';
import type { AnnotatedArticle, Entity, Passage, Quotation, Speaker } from '../../src/domain/annotation.ts';
import type { Article } from '../../src/domain/article.ts';
import { readFile } from '../../src/read/read-file.ts';

const seeds = join(import.meta.dirname, '../../seeds');
const annotator = createAnnotator();

async function readSeed(name: string): Promise<Article> {
  for await (const result of readFile({ file: join(seeds, name), path: name })) {
    if ('article' in result) return { ...result.article, id: name.replace(/\.txt$/, '') };
  }
  throw new Error(`${name} holds no article`);
}

function describeSpeaker(speaker: Speaker | null): string {
  if (speaker === null) return 'nobody';
  const parts = [
    speaker.name,
    `(${speaker.kind}`,
    speaker.entity === undefined ? '' : `, ${speaker.entity}`,
    speaker.role === undefined ? '' : `, ${speaker.role}`,
  ];
  return `${parts[0]} ${parts.slice(1).join('')})`;
}

function describeQuotation(quotation: Quotation, text: string): string[] {
  const { kind, utterance, rule, confidence, flags, verbatim, cue, clause } = quotation;
  const lines = [
    `  ${kind} #${utterance} ${describeSpeaker(quotation.speaker)}`,
    `    words: ${text.slice(quotation.start, quotation.end)}`,
  ];
  lines.push(
    `    by: ${rule} ${confidence}${cue === undefined ? '' : `, cue: ${text.slice(cue.start, cue.end)}`}${flags === undefined ? '' : `, flags: ${flags.join(' ')}`}`,
  );
  for (const span of verbatim ?? []) lines.push(`    verbatim: ${text.slice(span.start, span.end)}`);
  if (clause !== undefined) lines.push(`    clause: ${text.slice(clause.start, clause.end)}`);
  return lines;
}

function describePassage(passage: Passage): string[] {
  const { text } = passage;
  const lines = [`[${passage.ordinal}] ${passage.kind}${passage.heading === undefined ? '' : ` under “${passage.heading}”`}`, text];
  for (const quotation of passage.quotations) lines.push(...describeQuotation(quotation, text));
  for (const term of passage.terms) lines.push(`  term (${term.kind}): ${text.slice(term.start, term.end)}`);
  for (const source of passage.citedSources) {
    lines.push(
      `  credits: ${source.name} (${source.kind})${source.cue === undefined ? '' : `, cue: ${text.slice(source.cue.start, source.cue.end)}`}`,
    );
  }
  const mentions = passage.mentions.map(
    ({ start, end, entity, type, value }) => `${text.slice(start, end)} = ${[entity ?? type, value].join(' ').trimEnd()}`,
  );
  if (mentions.length > 0) lines.push(`  mentions: ${mentions.join(' | ')}`);
  return lines;
}

function describeEntity(entity: Entity): string {
  const aliases = entity.aliases.length > 0 ? `; also ${entity.aliases.join(' | ')}` : '';
  const roles = entity.roles === undefined ? '' : `; ${entity.roles.join(' | ')}`;
  return `${entity.id}: ${entity.name}${aliases}${roles}`;
}

function render({ article, passages, entities }: AnnotatedArticle): string {
  const blocks = article.blocks
    .filter(({ kind }) => !passages.some((passage) => passage.kind === kind))
    .map(({ kind, text }) => `${kind}: ${text}`);
  return [
    `title: ${article.title}`,
    ...blocks,
    ...article.credits.map((credit) => `credit: ${credit.name}${credit.title === undefined ? '' : `, “${credit.title}”`}`),
    '',
    ...passages.flatMap((passage) => [...describePassage(passage), '']),
    'ENTITIES',
    ...[...entities].sort((a, b) => (a.id < b.id ? -1 : 1)).map(describeEntity),
    '',
  ].join('\n');
}

for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) {
  test(`${name} is annotated as its golden file says`, async () => {
    const rendered = render(annotator.annotate(await readSeed(name)));
    await expect(rendered).toMatchFileSnapshot(join(import.meta.dirname, 'seeds', name));
  });
}

test('the version of the annotator is raised when the annotations of the sample corpus change', async () => {
  const digest = createHash('sha256');
  for (const name of readdirSync(seeds).filter((file) => file.endsWith('.txt')))
    digest.update(render(annotator.annotate(await readSeed(name))));
  const file = join(import.meta.dirname, 'annotator-version.txt');
  const found = digest.digest('hex');
  const [version, recorded] = readFileSync(file, 'utf8').trim().split(' ');
  // caches of annotations are kept by version: the same version must mean the same annotations
  if (recorded !== found) expect(ANNOTATOR_VERSION).not.toBe(version);
  await expect(`${ANNOTATOR_VERSION} ${found}\n`).toMatchFileSnapshot(file);
});

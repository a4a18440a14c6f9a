import { describe, expect, it } from 'vitest';
import { loadNamesModel } from '../../../../src/annotate/names-model/model.ts';
import { NameTagger } from '../../../../src/annotate/names-model/tag-names.ts';
import { Tagger } from '../../../../src/annotate/tagger.ts';

const tagger = new Tagger();
const names = new NameTagger(loadNamesModel());

function found(...paragraphs: string[]): string[][] {
  const spans = names.tag(paragraphs.map((text) => tagger.tag(text)));
  return spans.map((list, p) => list.map((span) => `${span.type}: ${paragraphs[p]?.slice(span.start, span.end)}`));
}

describe('the name tagger', () => {
  it('finds people, organisations and places in a sentence', () => {
    expect(found('Prime Minister Margaret Okafor met officials of the World Bank in Nairobi on Tuesday.')).toEqual([
      ['person: Margaret Okafor', 'organization: World Bank', 'place: Nairobi'],
    ]);
  });

  it('takes nationalities, days and months for no names', () => {
    expect(found('The French minister and his German colleague will meet on Thursday in September.')).toEqual([[]]);
  });

  it('reads a surname as a person where the full name stands elsewhere in the document', () => {
    const [, second] = found('The committee heard from Lindsay Houston, who teaches history.', 'After that, Houston left the room.');
    expect(second).toEqual(['person: Houston']);
  });

  it('reads results in capitals as teams and a dateline as a place', () => {
    expect(found('BASEBALL - RESULTS OF FRIDAY GAMES.', 'DENVER 2021-06-04', 'BOSTON 7 TORONTO 3', 'SEATTLE 2 DETROIT 1').slice(1)).toEqual(
      [['place: DENVER'], ['organization: BOSTON', 'organization: TORONTO'], ['organization: SEATTLE', 'organization: DETROIT']],
    );
  });

  it('gives offsets into each paragraph, token places and a probability', () => {
    const text = '— “Yes,” said Ana Torres.';
    const paragraph = tagger.tag(text);
    const [span] = names.tag([paragraph])[0] ?? [];
    expect(span).toMatchObject({ start: text.indexOf('Ana'), end: text.indexOf('.'), type: 'person' });
    expect(paragraph.words.slice(span?.first, (span?.last ?? 0) + 1)).toEqual(['Ana', 'Torres']);
    expect(span?.score).toBeGreaterThan(0.5);
    expect(span?.score).toBeLessThanOrEqual(1);
  });

  it('answers the same whatever was tagged before', () => {
    const texts = ['Officials in Lagos praised Chidi Mensah.', 'Mensah Holdings Ltd said on Monday that sales rose.'];
    const alone = new NameTagger(loadNamesModel()).tag([tagger.tag(texts[1] ?? '')]);
    names.tag([tagger.tag(texts[0] ?? '')]);
    expect(names.tag([tagger.tag(texts[1] ?? '')])).toEqual(alone);
  });

  it('has nothing to say of documents without words', () => {
    expect(names.tag([])).toEqual([]);
    expect(found('', '   ', '12 — 34')).toEqual([[], [], []]);
  });

  it('bears lone surrogates, capitals without end and one enormous word', () => {
    const hostile = ['\ud800 A\udc00b', 'AB '.repeat(20_000), 'A'.repeat(100_000), 'Of The '.repeat(5_000), `${'“'.repeat(10_000)}Ana`];
    for (const text of hostile) {
      for (const span of names.tag([tagger.tag(text)])[0] ?? []) {
        expect(span.start).toBeLessThan(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { AnnotatedText, Quotation } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();

function annotate(text: string): AnnotatedText {
  return annotator.annotateText({ id: 't', text });
}

function marked(text: string): Quotation[] {
  return annotate(text).quotations.filter(({ kind }) => kind !== 'indirect');
}

describe('who said the words in marks', () => {
  test.each([
    ['as somebody put it', 'The ferry is, as Maria Lind put it, “a floating barn of wood.”', 'cue-before', 'Maria Lind'],
    ['a person and a colon', 'In every town Maria Lind has one answer: “The ferry will sail in May.”', 'before-colon', 'Maria Lind'],
    ['the owner of a noun', 'The winter ended with Maria Lind’s remark about a “harbour of thieves.”', 'noun-before', 'Maria Lind'],
    ['what somebody called it', 'Maria Lind condemned what she called “a sad day for boats.”', 'cue-before', 'Maria Lind'],
    [
      'a main clause after one that leads in',
      'While Paul Berg says little, Maria Lind said the ferry is “a floating barn.”',
      'cue-before',
      'Maria Lind',
    ],
    ['whoever put out the text', 'Maria Lind released a letter that said “the ferry is lost.”', 'cue-before', 'Maria Lind'],
    ['a crowd that chants', 'Paul Berg walked in front of protesters chanting “we want the ferry back.”', 'cue-before', 'protesters'],
  ])('%s', (_, text, rule, name) => {
    expect(marked(text).map((quotation) => [quotation.rule, quotation.speaker?.name])).toEqual([[rule, name]]);
  });

  test('a signature may be the paragraph below', () => {
    const [quotation] = marked('“The ferry was all that I had hoped for.”\n— Maria Lind');
    expect([quotation?.rule, quotation?.speaker?.name]).toEqual(['signature', 'Maria Lind']);
  });

  test('a label between the marks ends the speech above it', () => {
    const text = '“The ferry is late again,” Maria Lind said.\n“BERG: Who told you that it is?”';
    expect(marked(text).at(-1)?.speaker).toBeNull();
  });

  test('a clause that goes on after the marks reports something else', () => {
    const text = 'Maria Lind voiced a wish for a “strong and open harbour,” and Paul Berg said he agreed.';
    expect(marked(text)[0]?.speaker?.name).toBe('Maria Lind');
  });
});

describe('no speech', () => {
  test.each([
    ['the name of a programme behind its owner', 'Maria Lind said on CNN’s “New Day” that the ferry was late.', 'title'],
    ['the programme that somebody told', 'Maria Lind told “Harbour Talk” that the ferry was late.', 'title'],
    ['a headline with its author', 'Read “Ferry Lost at Sea,” by Paul Berg of the Norden Times.', 'title'],
  ])('%s', (_, text, kind) => {
    const result = annotate(text);
    expect(result.quotations.filter((quotation) => quotation.kind !== 'indirect')).toEqual([]);
    expect(result.terms.map((term) => term.kind)).toEqual([kind]);
  });

  test('a stage direction between the marks of a transcript', () => {
    expect(marked('“The ferry is late again,” Maria Lind said.\n“(Applause.)”')).toHaveLength(1);
  });

  test('marked words that only say which movement', () => {
    const [quotation] = marked('As the “never harbour” movement grows, Maria Lind said that the ferry was late.');
    expect(quotation?.rule).not.toBe('cue-after');
  });
});

describe('a pronoun', () => {
  const above = 'Vorkosin Lind opened the harbour.\nThe ferry was late.\nThe crew waited for hours.\n';

  test('does not mean a name paragraphs above whose gender nothing tells', () => {
    expect(marked(`${above}She said, “We are all very tired now.”`)[0]?.speaker?.name.toLowerCase()).toBe('she');
  });

  test('means it where the given name agrees', () => {
    expect(marked(`${above.replace('Vorkosin', 'Maria')}She said, “We are all very tired now.”`)[0]?.speaker?.name).toBe('Maria Lind');
  });
});

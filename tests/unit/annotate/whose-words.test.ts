import { describe, expect, test } from 'vitest';
import { createAnnotator } from '../../../src/annotate/annotator.ts';
import type { AnnotatedText, Quotation } from '../../../src/domain/annotation.ts';

const annotator = createAnnotator();

function annotate(text: string): AnnotatedText {
  return annotator.annotateText({ id: 't', text });
}

/** The last quotation in marks. */
function lastMarked(text: string): Quotation | undefined {
  return annotate(text).quotations.findLast(({ kind }) => kind !== 'indirect');
}

describe('whose words they are', () => {
  test.each([
    ['a title with a stop does not cut the subject', 'Neighbours of Mr. Berg said he was “a rogue.”', 'Neighbours'],
    ['nor before a full name', 'Opponents of Sen. Maria Lind said, “She will lose.”', 'Opponents'],
    ['nor behind the marks', '“He is innocent,” lawyers for Mr. Berg said.', 'lawyer'],
    ['nor do more titles', 'Opponents of former Vice President Paul Berg said he was “a rogue.”', 'Opponents'],
    ['nor two people', 'Supporters of Maria Lind and Paul Berg said it was “false.”', 'Supporters'],
    ['the office before a name is no owner of it', 'Secretary of State Paul Berg said it was “false.”', 'Paul Berg'],
    ['what somebody hears another say is the other’s', 'Maria Lind heard Paul Berg say, “I quit.”', 'Paul Berg'],
    [
      'a clause inside the apposition takes no verb',
      'Maria Lind, head of the Ferry Fund, once more trying to guess what Paul Berg was talking about, while hoping it was a joke, told the board: “We do not know.”',
      'Maria Lind',
    ],
    ['whoever is urged to say something says it', 'Maria Lind urged Paul Berg to say, “I am sorry.”', 'Paul Berg'],
    ['whoever is driven to call something so does', 'The news led Paul Berg to call the ferry “a wreck.”', 'Paul Berg'],
    ['what somebody is asked to do is in the words of who asks', 'Maria Lind asked Paul Berg to support “my best friend.”', 'Maria Lind'],
    ['who goes somewhere to say something says it', 'Maria Lind went to Norden to say, “I am sorry.”', 'Maria Lind'],
    [
      'a semicolon ends the report',
      'Maria Lind said the “captains” were wrong; Paul Berg said the “harbour rats” were right.',
      'Paul Berg',
    ],
    ['a turned report between commas has its subject behind it', 'The captain, said Maria Lind, was “unfair.”', 'Maria Lind'],
    ['an apposition before the verb is still the subject', 'Maria Lind, the mayor, said Monday, “We wait.”', 'Maria Lind'],
    ['who is quoted as saying something says it', 'The Norden Post quoted Paul Berg as saying “burn the boats.”', 'Paul Berg'],
    ['and who was quoted by a paper', 'Paul Berg was quoted by the Norden Post as saying “burn the boats.”', 'Paul Berg'],
    ['and whom an indictment quotes as telling', 'The indictment quotes Paul Berg as telling a friend, “Burn the boats.”', 'Paul Berg'],
    ['whoever is asked answers', 'Paul Berg, asked by Maria Lind about the ferry: “No comment.”', 'Paul Berg'],
  ])('%s', (_, text, name) => {
    expect(lastMarked(text)?.speaker?.name).toBe(name);
  });

  test.each([
    'Paul Berg was described as “a monster.”',
    'Paul Berg, who has been branded “a crook,” left.',
    'Paul Berg has been called “a rogue” for years.',
  ])('%s: what is said of somebody is not said by him', (text) => {
    expect(lastMarked(text)?.speaker).toBeNull();
  });

  test('a pronoun that may mean either of two surnames stays the word it is', () => {
    expect(lastMarked('Keller called Hughes a liar. “I am shocked,” he said.')?.speaker?.name).toBe('he');
  });

  test('"urged him to say": the pronoun speaks, and not who urged', () => {
    const text = 'Paul Berg was ill. Maria Lind urged him to say, “I am sorry.”';
    const speaker = lastMarked(text)?.speaker;
    expect(speaker?.name).toBe('Paul Berg');
    expect(text.slice(speaker?.start, speaker?.end)).toBe('him');
  });

  test('whom a letter cites as saying something reports it, and the letter nothing else', () => {
    const { quotations } = annotate('The letter cites Paul Berg as saying the plan failed.');
    expect(quotations.map(({ speaker }) => speaker?.name)).toEqual(['Paul Berg']);
  });

  test('the content of a turned report between commas is the sentence', () => {
    const text = 'The ferry, said Maria Lind, was late again.';
    const [quotation] = annotate(text).quotations;
    expect(quotation?.speaker?.name).toBe('Maria Lind');
    expect(text.slice(quotation?.start, quotation?.end)).toBe('The ferry, said Maria Lind, was late again');
  });

  test('a clause about what somebody has is not in that one’s words', () => {
    const text = 'The court met, and it was plain that Berg’s “order is an abuse of all powers.”';
    expect(lastMarked(text)?.speaker?.name).not.toMatch(/Berg/);
  });

  test('an aide is not the one who is served', () => {
    const text = 'Maria Lind met Paul Berg on Monday.\n\nThe ferry will sail, according to a Lind aide.';
    expect(annotate(text).quotations.at(-1)?.speaker?.name).toBe('Lind aide');
    expect(annotate(text).citedSources.map(({ name }) => name)).toEqual(['Lind aide']);
  });

  test('a report that somebody cites between two marked words does not speak', () => {
    const { quotations } = annotate('“The ferry,” Maria Lind noted, citing a Harbour Department report, “is slowing.”');
    const marked = quotations.filter(({ kind }) => kind !== 'indirect');
    expect(marked.map(({ speaker }) => speaker?.name)).toEqual(['Maria Lind', 'Maria Lind']);
    expect(new Set(marked.map(({ utterance }) => utterance)).size).toBe(1);
  });

  test.each([
    'Maria Lind said the so-called “ghost boats” were bad.',
    'The files were classified “top secret” by Maria Lind.',
    'Maria Lind spoke for the “For the Ferries Act” in May.',
    'Maria Lind put up “help wanted” signs.',
  ])('%s: a fixed wording is nobody’s speech', (text) => {
    expect(lastMarked(text)).toBeUndefined();
    expect(annotate(text).terms).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { chooseTitle, type TitleCandidates, withoutSlogan } from '../../../../src/read/html/page-title.ts';

const title = (some: Partial<TitleCandidates>) =>
  chooseTitle({ headings: [], headline: '', openGraph: '', document: '', siteNames: [], host: undefined, ...some });

describe('the title of a page', () => {
  it('loses the name of the site, before or after, where the page or its address gives that name', () => {
    expect(title({ document: 'A pier is a promise | The Courier', siteNames: ['The Courier'] })).toBe('A pier is a promise');
    expect(title({ document: 'The Courier: A pier is a promise', siteNames: ['The Courier'] })).toBe('A pier is a promise');
    expect(title({ document: 'A pier is a promise - Harbour News', host: 'harbour-news.example' })).toBe('A pier is a promise');
  });

  it('loses what only one of two places has', () => {
    expect(title({ document: 'A pier is a promise - Opinion - The Courier', openGraph: 'A pier is a promise' })).toBe(
      'A pier is a promise',
    );
  });

  it('keeps a part after a mark without evidence against it', () => {
    expect(title({ document: 'Milan 1998 | The lamp that nobody bought' })).toBe('Milan 1998 | The lamp that nobody bought');
    expect(title({ document: 'Review: A pier is a promise' })).toBe('Review: A pier is a promise');
  });

  it('is the wording that most places share, as the heading has it', () => {
    expect(
      title({ headings: ['The Courier', '‘A pier is a promise’'], headline: 'A pier is a promise', document: 'Pier: what now?' }),
    ).toBe('‘A pier is a promise’');
  });

  it('is not a lone heading that nothing else knows', () => {
    expect(title({ headings: ['Welcome'], openGraph: 'A pier is a promise', document: 'A pier is a promise' })).toBe('A pier is a promise');
  });

  it('is the heading of a page that has nothing else', () => {
    expect(title({ headings: ['A pier is a promise'] })).toBe('A pier is a promise');
    expect(title({})).toBe('');
  });
});

describe('the name of a site', () => {
  it('is the part that its address repeats', () => {
    expect(withoutSlogan('The Courier | News of the coast', 'thecourier.example')).toBe('The Courier');
    expect(withoutSlogan('The Courier | News of the coast', 'news.example')).toBe('The Courier | News of the coast');
  });
});

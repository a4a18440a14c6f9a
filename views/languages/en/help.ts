/** The words of the help page. */
export const helpTexts = {
  title: 'Help',
  close: 'Close',
  syntax: {
    heading: 'How to write a search',
    intro: 'A search finds paragraphs that hold all its words, in any order and any form: vote also finds votes.',
    write: 'Write',
    finds: 'It finds',
    rows: [
      ['"did not comment"', 'exactly these words; curly marks do as well'],
      ['budget -tax', 'the first word without the second'],
      ['school OR hospital', 'either of the words'],
      ['(school OR hospital) budget', 'either of the two together with the third'],
      ['elect*', 'every word that begins so'],
      ['goverment~', 'words spelled nearly so'],
      ['"budget vote"~5', 'the words within five words of each other'],
      ['said:budget', 'the word inside a quotation'],
      ['title:budget', 'the word in the title of the article'],
      ['speaker:minister', 'what a speaker of this name is quoted with'],
      ['person:Maria', 'paragraphs that name the person; org: and place: do the same'],
      ['cites:Reuters', 'what is credited to this source'],
      ['after:2025-02 before:2025-06', 'articles of these months; source:, author: and kind: also work'],
    ],
  },
  filters: {
    heading: 'Filters',
    paragraphs: [
      'Within one list, several chosen values mean any of them; “all of these” asks for every one. Between lists, everything chosen must hold.',
      'The number at a value is what you get when you choose it alone in its list. “not” leaves its results out. What is on stands above the results; click it to take it off.',
      'The address of a page holds the whole search: bookmark it, or send it to somebody.',
    ],
  },
  quotations: {
    heading: 'How something is quoted',
    kinds: [
      ['Word for word', 'The speaker’s words are given in quotation marks.'],
      ['Partly quoted', 'Some words in marks stand inside the reporter’s own sentence.'],
      ['Paraphrased', 'The reporter tells in other words what was said.'],
      ['Speaker not given', 'The text does not say who is speaking, or not clearly enough.'],
    ],
  },
  pages: {
    heading: 'Pages',
    what: {
      overview: 'Who is quoted most, who is named together, and how many quotations each source has over time.',
      entities: 'Every person, organization and place that is named, each with a page of its own.',
      topics:
        'Speakers side by side, on whose word each source rests, and who is often named and seldom quoted. Below the number of results of a search a link leads there with its words.',
      compare: 'Two to four speakers on one axis of time, and what they say in parallel.',
      clippings:
        'Tick “Clip” beside what you want to keep, then order it, note on it and take it along with citations. The link of the list is the list.',
      check: 'Paste a story, and each of its quotations is looked for here. Nothing of it is stored.',
      corrections:
        'What people have set right. Where the server takes them, every quotation and name can be corrected, and each correction undone.',
      queue: 'Pairs of names that may be one, with what speaks for it.',
      corpus: 'How many articles have no source, no date or no quotation, and what was left out.',
    },
  },
  programs: {
    heading: 'To follow a search, and for programs',
    follow:
      'Below the results stand links to take all of them along, and to follow the search in a feed reader. Whoever runs this site can also be told by mail of what is new.',
    api: 'Try the API',
    apiWhat: ': everything that the pages show, as JSON.',
  },
  metadata: {
    heading: 'How to add sources, dates and authors',
    intro: 'Pullquote never guesses who published an article, or when. It shows what the files themselves say.',
    markdown: 'In a Markdown or text file, above the text',
    rows: 'In a .jsonl file, one article a line',
    sidecar: 'For a folder',
    sidecarHow: 'A file named pullquote.yaml beside the articles gives what all or some of them share.',
    afterwards: 'Run the same command again afterwards: only what changed is read anew.',
  },
  keys: {
    heading: 'Keys',
    key: 'Press',
    does: 'It does',
    rows: [
      ['/', 'goes to the search field'],
      ['j', 'goes to the next result, and Enter opens it'],
      ['k', 'goes to the result before'],
      ['?', 'shows keys and how to write a search'],
      ['↓ ↑', 'in the search field, go through the suggestions; Enter takes one, Escape closes them'],
    ],
    single: 'Single keys (/, j, k and ?) are on. This browser remembers it.',
    needsScript: 'Single keys and suggestions need a browser that runs scripts; everything else works without.',
    text: 'Tab moves through the page, Enter searches or follows a link. Links to paragraphs appear when a paragraph is pointed at or reached by Tab.',
  },
} as const;

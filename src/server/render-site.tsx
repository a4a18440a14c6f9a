/**
 * A static site of a small corpus: its articles as the server shows them, each passage under the address that the server gives out,
 * and a search that runs in the reader's browser. It opens no socket and writes nothing: it makes the files.
 */
import { ENGLISH, inLanguage, type Language, texts } from '../../views/languages/language.ts';
import { ArticleContent } from '../../views/pages/article-page.tsx';
import { formatDate } from '../../views/format.ts';
import { speakerLabel } from '../../views/labels.ts';
import { SiteDocument, SiteFormer, SitePassage, SiteSearch, type SiteShell } from '../../views/site/site-document.tsx';
import type { AnnotatedArticle } from '../domain/annotation.ts';
import { cutText } from '../domain/cut-text.ts';
import { PullquoteError } from '../domain/errors.ts';
import { searchQuery } from '../domain/search.ts';
import { articleFile, passageFile, SITE_FACETS, siteData } from '../export/site-data.ts';
import { speakerValue } from '../search/facet-values.ts';
import type { SearchEngine } from '../search/engine.ts';
import { loadAssets, loadSiteScripts } from './assets.ts';
import { findPassage } from './find-passage.ts';
import { withStructuredData } from './json-script.ts';
import { presentArticle } from './present/article.ts';
import { structuredArticle } from './present/structured-data.ts';

export interface SiteFile {
  /** Relative to the folder of the site, with "/". */
  path: string;
  body: string | Uint8Array;
}

export interface SiteOptions {
  /** Of the site; default the product's. */
  title?: string;
  /** Where it will stand: only then can pages say their whole address. */
  publicUrl?: string;
  /** Of the words around the articles; default English. */
  language?: Language;
}

/** A browser makes its index of so many passages in about two seconds; beyond that a server is right. */
const MOST_PASSAGES = 20_000;
const AT_ONCE = 500;
const LONGEST_DESCRIPTION = 300;
const DOCTYPE = '<!doctype html>';
/** Pages of links whose paragraph was replaced or is gone; the ledger of a corpus that is edited often would else outgrow the site. */
const MOST_FORMER = 20_000;
const LINK_SCRIPT = 'assets/site-link.js';
const DATA = 'assets/passages.json';

async function* readArticles(engine: SearchEngine): AsyncGenerator<AnnotatedArticle> {
  for (let page = 1; ; page++) {
    const { hits, total } = await engine.search(searchQuery({ scope: 'articles', sort: 'newest', limit: AT_ONCE, page }), {
      facetLimit: 0,
    });
    for (const { article } of hits) {
      const found = await engine.article(article.id);
      if (found !== undefined) yield found;
    }
    if (page * AT_ONCE >= total || hits.length === 0) return;
  }
}

/** The links of the server's article page as those of the site; what has no page in it leads to its search. */
function articleProps(annotated: AnnotatedArticle, up: string): Parameters<typeof ArticleContent>[0] {
  const props = presentArticle(annotated, { hits: new Map(), names: false });
  const search = (field: string, value: string): string => `${up}index.html?${new URLSearchParams({ [field]: value }).toString()}`;
  return {
    ...props,
    sources: props.sources.map(({ name }) => ({ name, href: search('source', name) })),
    blocks: props.blocks.map((block) => ({
      ...block,
      ...(block.id === undefined ? {} : { permalink: `#${block.id}` }),
      voices: block.voices.map((voice) =>
        voice.speaker === undefined ? voice : { ...voice, speaker: { ...voice.speaker, href: search('speaker', voice.speaker.name) } },
      ),
    })),
  };
}

/** There is no page to cite from. */
const CITE_LINK = /<a class="permalink cite-link"[^>]*>[^<]*<\/a>/g;

async function articlePage(annotated: AnnotatedArticle, shell: SiteShell, publicUrl: string | undefined): Promise<SiteFile> {
  const { article, passages } = annotated;
  const description = article.dek ?? passages[0]?.text;
  const page = (
    <SiteDocument
      shell={shell}
      title={article.title === '' ? texts().article.untitled : article.title}
      {...(description === undefined ? {} : { description: cutText(description, LONGEST_DESCRIPTION) })}
    >
      <ArticleContent {...articleProps(annotated, shell.up)} />
    </SiteDocument>
  );
  const path = articleFile(article.id);
  const html = DOCTYPE + (await page).toString().replace(CITE_LINK, '');
  if (publicUrl === undefined) return { path, body: html };
  const data = structuredArticle(annotated, passages, `${publicUrl}/${path}`, (link) => publicUrl + link);
  return { path, body: withStructuredData(html, data) };
}

async function searchPage(articles: readonly AnnotatedArticle[], shell: SiteShell): Promise<SiteFile> {
  const listed = articles.map(({ article }) => ({
    href: articleFile(article.id),
    title: article.title,
    about: [...article.sources.map(({ name }) => name), ...(article.published === undefined ? [] : [formatDate(article.published)])],
  }));
  const page = (
    <SiteDocument shell={shell} title={shell.name}>
      <SiteSearch facets={SITE_FACETS.map((field) => ({ field, label: texts().site.facets[field] }))} articles={listed} data={DATA} />
    </SiteDocument>
  );
  return { path: 'index.html', body: DOCTYPE + (await page).toString() };
}

/** A page for each link that was given out and whose paragraph is no longer there, the latest first where there are too many. */
async function* formerPages(engine: SearchEngine, shell: SiteShell): AsyncGenerator<SiteFile> {
  for (const id of (engine.formerPassages?.() ?? []).slice(-MOST_FORMER)) {
    const lookup = await engine.passage(id);
    if (lookup === undefined || lookup.state === 'current') continue;
    const now = lookup.state === 'moved' ? await findPassage(engine, lookup.to) : undefined;
    const found = now?.state === 'current' ? now.found : undefined;
    const page = (
      <SiteDocument shell={shell} title={found === undefined ? texts().site.gone : texts().site.changed}>
        <SiteFormer
          was={lookup.was}
          {...(found === undefined ? {} : { href: `${shell.up}${articleFile(found.article.id)}#${found.passage.id}` })}
        />
      </SiteDocument>
    );
    yield { path: passageFile(id), body: DOCTYPE + (await page).toString() };
  }
}

async function* makeFiles(engine: SearchEngine, options: SiteOptions): AsyncGenerator<SiteFile> {
  const status = await engine.status();
  if (status.passages > MOST_PASSAGES) {
    throw new PullquoteError('usage', `${status.passages} passages are too many for a static site: at most ${MOST_PASSAGES}`, {
      hint: 'pullquote serve',
    });
  }
  const { styles, icon } = await loadAssets();
  const asset = (href: string): string => href.slice(1);
  const shell = { name: options.title ?? texts().product, icon: asset(icon.href) };
  const publicUrl = options.publicUrl?.replace(/(?<!\/)\/+$/, '');
  for (const one of [styles.search, styles.reading, icon]) yield { path: asset(one.href), body: one.body };
  for (const { name, body } of await loadSiteScripts()) yield { path: `assets/${name}`, body };
  const articles: AnnotatedArticle[] = [];
  for await (const annotated of readArticles(engine)) {
    articles.push(annotated);
    yield await articlePage(annotated, { ...shell, up: '../', style: asset(styles.reading.href), marker: LINK_SCRIPT }, publicUrl);
    for (const { id } of annotated.passages) {
      const page = <SitePassage href={`../../${articleFile(annotated.article.id)}#${id}`} script={`../../${LINK_SCRIPT}`} />;
      yield { path: passageFile(id), body: DOCTYPE + (await page).toString() };
    }
  }
  yield* formerPages(engine, { ...shell, up: '../../', style: asset(styles.reading.href) });
  yield { path: DATA, body: JSON.stringify(siteData(articles, (speaker) => speakerLabel(speakerValue(speaker), speaker.name))) };
  yield await searchPage(articles, { ...shell, up: '', style: asset(styles.search.href), script: 'assets/site.js' });
}

/** Makes the files of the site, one after the other. @throws PullquoteError usage, where the corpus is too large for one */
export async function* renderSite(engine: SearchEngine, options: SiteOptions): AsyncGenerator<SiteFile> {
  const files = makeFiles(engine, options);
  for (;;) {
    // What a generator does belongs to whoever asks it for more.
    const { done, value } = await inLanguage(options.language ?? ENGLISH, () => files.next());
    if (done === true) return;
    yield value;
  }
}

/**
 * Which rows are which articles: ids that last, copies, and rows that must be left out.
 *
 * All rows of the index are looked at together and in one order (root, path, row), in rounds from the surest evidence to the
 * weakest, so that the outcome does not depend on what was indexed first: an id that the file gives; a canonical URL that is
 * known; the place where an article lay before; the same content in another place while the old place is gone; and only then a new
 * id. The ledger is what is known from before.
 */
import type { Copy, Source } from '../domain/article.ts';
import { contentHash, mintArticleId } from '../domain/ids.ts';
import type { Skipped } from '../domain/reports.ts';
import type { KnownArticle } from '../store/ledger.ts';
import type { RowState } from '../store/tables.ts';
import { findCopies } from './find-copies.ts';
import { KnownArticles } from './known-articles.ts';
import { compareText, placeOf } from './scan-roots.ts';

/** A row and where it lies. */
export interface Member {
  /** The folder that its path is relative to; absolute. */
  folder: string;
  file: string;
  row: RowState;
  /** The id that an earlier run gave it, should the ledger not know. */
  formerId?: string;
}

export interface ResolvedArticle {
  id: string;
  primary: Member;
  copies: { id: string; member: Member }[];
  /** Of the primary and of the copies, each name once. */
  sources: Source[];
  /** Hash of all that the indexed article is made of. */
  fingerprint: string;
}

interface Group {
  members: [Member, ...Member[]];
  id?: string;
}

const placeOfMember = (member: Member): string => placeOf(member.folder, member.row.path);

/** Where a row stands, for people: its path alone may be that of another row of the same file. */
function describePlace({ row: { given, path } }: Member, number: number): string {
  const suffix = `#${given ?? ''}`;
  return path.endsWith(suffix) ? `article ${number} of ${path.slice(0, -suffix.length)}` : path;
}

/** Leaves out rows whose given id an earlier row has. */
function dropRepeatedIds(members: readonly Member[], skipped: Skipped[]): Member[] {
  const givenBy = new Map<string, string>();
  const counts = new Map<string, number>();
  return members.filter((member) => {
    const { given, path } = member.row;
    const number = (counts.get(member.file) ?? 0) + 1;
    counts.set(member.file, number);
    if (given === undefined) return true;
    const place = describePlace(member, number);
    const first = givenBy.get(given);
    if (first === undefined) {
      givenBy.set(given, place);
      return true;
    }
    const own = place === path ? '' : ` (${place})`;
    skipped.push({ path, reason: `its id "${given}"${own} is that of ${first}` });
    return false;
  });
}

function groupByUrl(members: readonly Member[]): Group[] {
  const byUrl = new Map<string, Group>();
  const groups: Group[] = [];
  for (const member of members) {
    const { url } = member.row;
    const group = url === undefined ? undefined : byUrl.get(url);
    if (group !== undefined) {
      group.members.push(member);
      continue;
    }
    const first: Group = { members: [member] };
    groups.push(first);
    if (url !== undefined) byUrl.set(url, first);
  }
  return groups;
}

/** Published first, undated ones last; then by path. */
function compareMembers(a: Member, b: Member): number {
  const date = ({ row }: Member) => row.published ?? '~';
  return compareText(date(a), date(b)) || compareText(a.row.path, b.row.path) || compareText(a.folder, b.folder);
}

/** Copies of a text differ by a line at a site's end; below this share of the longest, something of the article is missing. */
const WHOLE = 0.9;

/** Of several files of one article, the one that stands for it: whole, and published first. */
function chooseKept(members: readonly Member[]): Member | undefined {
  const words = (member: Member) => member.row.text?.words ?? 0;
  const longest = members.reduce((most, member) => Math.max(most, words(member)), 0);
  return members.filter((member) => words(member) >= WHOLE * longest).toSorted(compareMembers)[0];
}

/** Puts groups together whose texts are nearly the same, and of each group the member first that stands for it. */
function uniteCopies(groups: readonly Group[]): Group[] {
  const kept = groups.map((group) => chooseKept(group.members) ?? group.members[0]);
  const leaderOf = findCopies(
    kept.map(({ row }) => ({ sketch: row.text, published: row.published })),
    (a, b) => {
      const [left, right] = [kept[a], kept[b]];
      return left === undefined || right === undefined ? a - b : compareMembers(left, right);
    },
  );
  const united = new Map<number, Member[]>();
  for (const [index, leader] of leaderOf.entries()) {
    const members = united.get(leader);
    const own = groups[index]?.members ?? [];
    if (members === undefined) united.set(leader, [...own]);
    else members.push(...own);
  }
  return [...united.values()].map((members) => {
    const first = chooseKept(members) ?? members[0];
    if (first === undefined) throw new Error('a group without a member');
    return { members: [first, ...members.filter((member) => member !== first)] };
  });
}

class IdAssignment {
  readonly #claimed = new Set<string>();
  readonly #known: KnownArticles;

  constructor(known: KnownArticles, given: Iterable<string>) {
    this.#known = known;
    for (const id of given) this.#claimed.add(id);
  }

  /** Takes the first of the ids that nobody has yet. */
  claim(ids: Iterable<string | undefined>): string | undefined {
    for (const id of ids) {
      if (id === undefined || this.#claimed.has(id)) continue;
      this.#claimed.add(id);
      return id;
    }
    return undefined;
  }

  mint(identity: { url?: string; path: string }): string {
    const id = mintArticleId(identity, (candidate) => this.#claimed.has(candidate) || this.#known.has(candidate));
    this.#claimed.add(id);
    return id;
  }
}

function assignIds(groups: readonly Group[], known: KnownArticles, ids: IdAssignment): void {
  const places = new Set(groups.flatMap((group) => group.members.map(placeOfMember)));
  const rounds: ((group: Group) => string | undefined)[] = [
    ({ members: [{ row }] }) => row.given,
    ({ members: [{ row }] }) => ids.claim(row.url === undefined ? [] : [known.withUrl(row.url)]),
    ({ members }) =>
      ids.claim(
        members.map((member) => (member.row.given === undefined ? known.atPlace(placeOfMember(member), member.row.url) : undefined)),
      ),
    ({ members: [first] }) => ids.claim(known.movedFrom(first.row, (place) => places.has(place))),
    ({ members: [first] }) => ids.claim([known.has(first.formerId ?? '') ? undefined : first.formerId]),
    ({ members: [{ row }] }) => ids.mint(row.url === undefined ? { path: row.path } : { url: row.url, path: row.path }),
  ];
  for (const round of rounds) {
    for (const group of groups) {
      if (group.id !== undefined) continue;
      const id = round(group);
      if (id !== undefined) group.id = id;
    }
  }
}

/** The URL of a copy where it is another than the article's. */
export function ownUrl(copy: Member, primary: Member): string | undefined {
  return copy.row.url === primary.row.url ? undefined : copy.row.url;
}

function copiesOf(group: Group, known: KnownArticles, ids: IdAssignment): ResolvedArticle['copies'] {
  return group.members.slice(1).map((member) => {
    const { given, path } = member.row;
    const url = ownUrl(member, group.members[0]);
    const before = [url === undefined ? undefined : known.withUrl(url), known.atPlace(placeOfMember(member), url), member.formerId];
    const id = given ?? ids.claim(before) ?? ids.mint(url === undefined ? { path } : { url, path });
    return { id, member };
  });
}

function uniteSources(members: readonly Member[]): Source[] {
  const byName = new Map<string, Source>();
  for (const source of members.flatMap((member) => member.row.sources)) if (!byName.has(source.name)) byName.set(source.name, source);
  return [...byName.values()];
}

/** `Article.copies` of a resolved article. */
export function describeCopies(copies: ResolvedArticle['copies']): Copy[] {
  return copies.map(({ id, member: { row } }) => ({
    id,
    path: row.path,
    ...(row.sources[0] === undefined ? {} : { source: row.sources[0] }),
    ...(row.url === undefined ? {} : { url: row.url }),
  }));
}

/** Resolves all rows of the index, which come in the order of root, path and row. */
export function resolveIdentities(
  members: readonly Member[],
  knownArticles: ReadonlyMap<string, KnownArticle>,
): { articles: ResolvedArticle[]; skipped: Skipped[] } {
  const skipped: Skipped[] = [];
  const known = new KnownArticles(knownArticles);
  const unique = dropRepeatedIds(members, skipped);
  const groups = uniteCopies(groupByUrl(unique));
  const ids = new IdAssignment(
    known,
    unique.flatMap((member) => member.row.given ?? []),
  );
  assignIds(groups, known, ids);
  const articles = groups.map((group): ResolvedArticle => {
    const id = group.id ?? ids.mint({ path: group.members[0].row.path });
    const copies = copiesOf(group, known, ids);
    const sources = uniteSources(group.members);
    const contents = copies.map((copy) => copy.member.row.contentHash);
    const fingerprint = contentHash(id, group.members[0].row.fingerprint, JSON.stringify([describeCopies(copies), sources, contents]));
    return { id, primary: group.members[0], copies, sources, fingerprint };
  });
  return { articles, skipped };
}

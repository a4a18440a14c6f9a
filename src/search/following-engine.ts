/**
 * A search engine that follows an index: when there is a newer generation it is opened beside the old one, questions go to it from then
 * on, and the old one is closed after its last answer. No question fails on the way, and never are more than two generations open.
 *
 * What is newer, and how it is opened, is said by whoever makes it.
 */
import type { HeldEngine, SearchEngine } from './engine.ts';

export interface Followed {
  /** What the engine is of. */
  generation: string;
  engine: SearchEngine;
}

export interface FollowOptions {
  open: () => Promise<Followed>;
  /** The generation that there is now. */
  current: () => Promise<string | undefined>;
  /** How often it is asked for. */
  everyMs: number;
  /** Told of what went wrong with a newer generation; the old one goes on answering. */
  onError?: (error: unknown) => void;
  onChange?: (generation: string) => void;
}

interface Open extends Followed {
  /** Questions under way. */
  asked: number;
  /** Called when the last of them was answered, once it is an old generation. */
  onIdle: (() => void) | undefined;
}

/** An engine that can be told to look now. */
export interface FollowingSearchEngine extends SearchEngine {
  hold(): HeldEngine;
  /** Resolves once what there is when it is called is what is asked, and rejects where that cannot be opened. */
  catchUp(): Promise<void>;
}

class FollowingEngine implements FollowingSearchEngine {
  private readonly options: FollowOptions;
  private now: Open;
  private old: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  /** Looks one after the other. */
  private looking: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(options: FollowOptions, first: Followed) {
    this.options = options;
    this.now = { ...first, asked: 0, onIdle: undefined };
    this.wait();
  }

  search: SearchEngine['search'] = (query, options) => this.ask((engine) => engine.search(query, options));
  facet: SearchEngine['facet'] = (query, field, page) => this.ask((engine) => engine.facet(query, field, page));
  repeated: NonNullable<SearchEngine['repeated']> = (query, limit) =>
    this.ask(async (engine) => (await engine.repeated?.(query, limit)) ?? []);
  standElsewhere: NonNullable<SearchEngine['standElsewhere']> = (sayings) =>
    this.ask(async (engine) => (await engine.standElsewhere?.(sayings)) ?? []);
  variants: NonNullable<SearchEngine['variants']> = (place) => this.ask(async (engine) => engine.variants?.(place));
  countVariants: NonNullable<SearchEngine['countVariants']> = (places) => this.ask(async (engine) => engine.countVariants?.(places));
  suggest: SearchEngine['suggest'] = (prefix) => this.ask((engine) => engine.suggest(prefix));
  article: SearchEngine['article'] = (id) => this.ask((engine) => engine.article(id));
  passage: SearchEngine['passage'] = (id) => this.ask((engine) => engine.passage(id));
  entity: SearchEngine['entity'] = (idOrName) => this.ask((engine) => engine.entity(idOrName));
  entities: SearchEngine['entities'] = (query) => this.ask((engine) => engine.entities(query));
  status: SearchEngine['status'] = () => this.ask((engine) => engine.status());
  arrivals: NonNullable<SearchEngine['arrivals']> = () => this.ask(async (engine) => (await engine.arrivals?.()) ?? []);

  corrections: NonNullable<SearchEngine['corrections']> = () => this.ask(async (engine) => (await engine.corrections?.()) ?? []);

  /** Counts as a question: the next generation but one waits until it is released. */
  hold(): HeldEngine {
    const open = this.now;
    open.asked++;
    let isHeld = true;
    return {
      engine: open.engine,
      release: () => {
        if (isHeld) this.answered(open);
        isHeld = false;
      },
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await this.old;
    await this.now.engine.close();
  }

  private async ask<T>(question: (engine: SearchEngine) => Promise<T>): Promise<T> {
    const open = this.now;
    open.asked++;
    try {
      return await question(open.engine);
    } finally {
      this.answered(open);
    }
  }

  private answered(open: Open): void {
    open.asked--;
    if (open.asked === 0) open.onIdle?.();
  }

  catchUp(): Promise<void> {
    const looked = this.looking.then(() => this.follow());
    this.looking = looked.catch(() => undefined);
    return looked;
  }

  private wait(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => {
      void this.catchUp()
        .catch((error: unknown) => this.options.onError?.(error))
        .finally(() => this.wait());
    }, this.options.everyMs);
    this.timer.unref();
  }

  private async follow(): Promise<void> {
    const generation = await this.options.current();
    if (this.isClosed || generation === undefined || generation === this.now.generation) return;
    await this.old;
    const next = await this.options.open();
    if (this.isClosed) return await next.engine.close();
    const before = this.now;
    this.now = { ...next, asked: 0, onIdle: undefined };
    this.old = closeWhenIdle(before);
    this.options.onChange?.(next.generation);
  }
}

async function closeWhenIdle(open: Open): Promise<void> {
  if (open.asked > 0) {
    await new Promise<void>((resolve) => {
      open.onIdle = resolve;
    });
  }
  await open.engine.close();
}

/** Opens the generation that there is, and follows it. @throws whatever `open` throws */
export async function followGenerations(options: FollowOptions): Promise<FollowingSearchEngine> {
  return new FollowingEngine(options, await options.open());
}

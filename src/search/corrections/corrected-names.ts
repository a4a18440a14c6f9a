/** Speakers and entities under the names that people gave them, wherever an engine shows them: articles keep the names that they use. */
import type { AnnotatedArticle, Entity, EntityId, Passage, Speaker } from '../../domain/annotation.ts';
import type { Hit } from '../../domain/search.ts';
import type { Variants } from '../../domain/variants.ts';
import type { PassageLookup, SearchEngine } from '../engine.ts';

/** What an id in an article is called, where a correction says so. */
export type NameOf = (id: EntityId) => string | undefined;

class Renamer {
  private readonly nameOf: NameOf;

  constructor(nameOf: NameOf) {
    this.nameOf = nameOf;
  }

  speaker(speaker: Speaker | null): Speaker | null {
    const name = speaker?.entity === undefined ? undefined : this.nameOf(speaker.entity);
    return speaker === null || name === undefined || name === speaker.name ? speaker : { ...speaker, name };
  }

  passage(passage: Passage): Passage {
    return { ...passage, quotations: passage.quotations.map((one) => ({ ...one, speaker: this.speaker(one.speaker) })) };
  }

  entity(entity: Entity): Entity {
    const name = this.nameOf(entity.id);
    if (name === undefined || name === entity.name) return entity;
    return { ...entity, name, aliases: [entity.name, ...entity.aliases.filter((alias) => alias !== name)] };
  }

  article({ article, passages, entities }: AnnotatedArticle): AnnotatedArticle {
    return { article, passages: passages.map((one) => this.passage(one)), entities: entities.map((one) => this.entity(one)) };
  }

  hit(hit: Hit): Hit {
    const { passage, quotation } = hit;
    return {
      ...hit,
      passage: this.passage(passage),
      ...(quotation === undefined ? {} : { quotation: { ...quotation, speaker: this.speaker(quotation.speaker) } }),
    };
  }

  variants(found: Variants): Variants {
    const variants = found.variants.map(({ text, appearances }) => ({
      text,
      appearances: appearances.map((one) => ({ ...one, speaker: this.speaker(one.speaker) })),
    }));
    return { ...found, variants };
  }

  lookup(found: PassageLookup): PassageLookup {
    if (found.state === 'current') return { ...found, passage: this.passage(found.passage) };
    return found.state === 'gone' ? { ...found, near: found.near.map((hit) => this.hit(hit)) } : found;
  }
}

/** An article whose speakers are called so. */
export function withSpeakersNamed(annotated: AnnotatedArticle, nameOf: NameOf): AnnotatedArticle {
  const renamer = new Renamer(nameOf);
  return { ...annotated, passages: annotated.passages.map((passage) => renamer.passage(passage)) };
}

/** The answers of an engine that show speakers and entities. */
export function withCorrectedNames(
  engine: SearchEngine,
  nameOf: NameOf,
): Pick<SearchEngine, 'search' | 'article' | 'passage' | 'repeated' | 'variants'> {
  const renamer = new Renamer(nameOf);
  return {
    search: async (query, options) => {
      const page = await engine.search(query, options);
      return { ...page, hits: page.hits.map((hit) => renamer.hit(hit)) };
    },
    article: async (id) => {
      const found = await engine.article(id);
      return found && renamer.article(found);
    },
    passage: async (id) => {
      const found = await engine.passage(id);
      return found && renamer.lookup(found);
    },
    ...(engine.variants === undefined
      ? {}
      : {
          variants: async (place) => {
            const found = await engine.variants?.(place);
            return found && renamer.variants(found);
          },
        }),
    ...(engine.repeated === undefined
      ? {}
      : { repeated: async (query, limit) => ((await engine.repeated?.(query, limit)) ?? []).map((hit) => renamer.hit(hit)) }),
  };
}

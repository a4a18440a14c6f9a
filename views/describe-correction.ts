/** A correction in one line. */
import { type Correction, wordsOf } from '../src/domain/correction.ts';
import { cutText } from '../src/domain/cut-text.ts';
import { formatList } from './format.ts';
import { texts } from './languages/language.ts';

/** As much of a quotation as tells it from others. */
const SHOWN = 120;

/** The words that it is anchored by, cut for a list. */
function shownWords(correction: Extract<Correction, { target: unknown }>): string {
  return cutText(wordsOf(correction.target), SHOWN);
}

export function describeCorrection(correction: Correction): string {
  const { did } = texts().correction;
  switch (correction.action) {
    case 'merge':
      return did.merge(correction.entity.name, correction.into.name);
    case 'split': {
      const { entity, into, names = [], articles } = correction;
      return articles === undefined
        ? did.splitNames(formatList(names), entity.name, into.name)
        : did.splitArticles(articles.length, entity.name, into.name);
    }
    case 'rename':
      return did.rename(correction.entity.name, correction.name);
    case 'speaker':
      return correction.speaker === null
        ? did.nobody(shownWords(correction))
        : did.speaker(shownWords(correction), correction.speaker.name);
    case 'not-a-quotation':
      return did.notQuotation(shownWords(correction));
    case 'quotation':
      return correction.speaker === null
        ? did.quotationOfNobody(shownWords(correction))
        : did.quotation(shownWords(correction), correction.speaker.name);
    case 'decline':
      return did.decline(correction.entities[0].name, correction.entities[1].name);
    default:
      return did.undo(correction.correction);
  }
}

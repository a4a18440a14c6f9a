/** What the start page offers, in words. */
import { bucketLabel } from '../../../views/labels.ts';
import { texts } from '../../../views/languages/language.ts';
import type { StartPageProps } from '../../../views/pages/start-page.tsx';
import { speakerLink } from '../../domain/links.ts';
import type { CorpusView, Question } from '../corpus-view.ts';
import { searchUrl } from '../url-query.ts';

function askOf({ field, bucket }: Question): string {
  const { start } = texts();
  if (bucket === undefined) return start.unattributed;
  const name = bucketLabel(field, bucket.value, bucket.label);
  switch (field) {
    case 'speaker':
      return start.said(name);
    case 'place':
      return start.place(name);
    case 'cites':
      return start.credited(name);
    case 'source':
      return start.published(name);
    case 'person':
      return start.personNamed(name);
    default:
      return start.named(name);
  }
}

export function presentStart({ questions, speakers }: CorpusView): Pick<StartPageProps, 'questions' | 'speakers'> {
  return {
    questions: questions.map((question) => ({ text: askOf(question), href: searchUrl(question.query) })),
    speakers: speakers.map(({ value, label, count }) => ({
      name: bucketLabel('speaker', value, label),
      href: speakerLink(value),
      quotations: count,
    })),
  };
}

/**
 * What the properties of a document say of it, for where its text does not: they are often those of the file that it was made from,
 * so that programs' own titles and makers without a person's name count for nothing.
 */
import { looksLikeName } from './authors.ts';
import { type Metadata, readMetadata } from './metadata.ts';

const JUNK_TITLE =
  /^(?:microsoft (?:word|powerpoint)\b|untitled|document\s?\d*$|word document|unbenannt|\S+\.(?:docx?|indd|pdf|qxd|rtf|odt|txt)$)/i;

export interface DocumentProperties {
  title?: string | undefined;
  author?: string | undefined;
  created?: string | undefined;
  modified?: string | undefined;
  language?: string | undefined;
}

/** The properties that say something. */
export function readProperties({ title = '', author = '', created, modified, language }: DocumentProperties): Metadata {
  return readMetadata({
    title: JUNK_TITLE.test(title.trim()) ? '' : title,
    author: looksLikeName(author.trim()) ? author : '',
    published: created,
    modified,
    language,
  });
}

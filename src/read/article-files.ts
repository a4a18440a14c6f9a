/** Which files beside articles are none: of the system, of a project, of a browser that saved a page; and what the folder ignores. */
import { CONFIG_FILE, type FolderConfig } from './config.ts';
import { matchesPath } from './patterns.ts';

const NO_ARTICLES = /^(?:\..*|node_modules|__MACOSX|readme(?:\..*)?|thumbs\.db|desktop\.ini)$/i;
/** What browsers call the folder of a page that they save "complete", in the languages in which it differs. */
const PAGE_FILES = /^(.+)(?:_files|-Dateien|_fichiers|_archivos|_ficheros|_arquivos|_bestanden|_file|_filer|_pliki|_dosyalar|_soubory)$/i;
const PAGE_ENDINGS = ['.html', '.htm', '.xhtml', '.HTML', '.HTM'];

/** Whether a name is never an article's, or a folder's of articles. */
export function isNoArticle(name: string): boolean {
  return NO_ARTICLES.test(name);
}

/** Whether a folder holds the pictures and scripts of a page beside it. `has` tells whether a name stands in the same folder. */
export function isFolderOfPage(name: string, has: (name: string) => boolean): boolean {
  const page = PAGE_FILES.exec(name)?.[1];
  return page !== undefined && PAGE_ENDINGS.some((ending) => has(page + ending));
}

/** Whether a path is passed over for any of these reasons. `has` tells whether there is a file of a path. */
export function isIgnoredFile(path: string, config: FolderConfig | undefined, has: (path: string) => boolean): boolean {
  const parts = path.split('/');
  if (parts.some(isNoArticle) || parts.at(-1) === CONFIG_FILE) return true;
  if (config?.ignore.some((pattern) => matchesPath(pattern, path)) === true) return true;
  return parts.slice(0, -1).some((part, i) => isFolderOfPage(part, (name) => has([...parts.slice(0, i), name].join('/'))));
}

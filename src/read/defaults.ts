/** What is known of an article from beside its file, for where the file does not say it: its sidecar, then the folder's configuration. */
import { defaultsFor } from './config.ts';
import { type Metadata, stated } from './metadata.ts';
import type { ReadContext } from './reader.ts';

/** A sidecar stands beside one file; of the title and address of one, several articles in it can have nothing. */
export function defaultsOf({ config, sidecar }: ReadContext, path: string): Metadata {
  if (sidecar === undefined) return defaultsFor(config, path);
  const { id: _id, title, dek, url, ...common } = sidecar;
  return stated(path.includes('#') ? common : { ...common, ...stated({ title, dek, url }) }, defaultsFor(config, path));
}

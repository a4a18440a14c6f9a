/**
 * Has a cluster serve what is corrected in the folder that it was filled from: what the pages of this server send, and what is entered there otherwise
 * (`pullquote correct`, another server). The ledger is what counts: what was entered and not brought is brought by the next look at it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../domain/errors.ts';
import { openPublishing, type Publishing } from '../indexer/publishing-thread.ts';
import type { CorrectionPublisherOptions } from '../indexer/publish-corrections.ts';
import type { FollowingSearchEngine } from '../search/following-engine.ts';
import { disk } from '../store/file-layer.ts';
import { locateLedger } from '../store/generation.ts';
import { readManifest } from '../store/index-folder.ts';
import { printable, say } from './output.ts';

const LOOK_MS = 1000;
const RETRY_MS = 5000;

export class CorrectedPublishing {
  private readonly options: CorrectionPublisherOptions;
  private readonly engine: Pick<FollowingSearchEngine, 'catchUp'>;
  private readonly publishing: Publishing;
  private readonly ended = new AbortController();
  /** What there was in the folder when it was last brought. */
  private brought: string | undefined;
  /** One after the other. */
  private last: Promise<void> = Promise.resolve();

  private constructor(options: CorrectionPublisherOptions, engine: Pick<FollowingSearchEngine, 'catchUp'>) {
    this.options = options;
    this.engine = engine;
    this.publishing = openPublishing(options);
  }

  /** @throws PullquoteError `no-index`, `usage` where the index was not filled from this folder alone */
  static async open(options: CorrectionPublisherOptions, engine: Pick<FollowingSearchEngine, 'catchUp'>): Promise<CorrectedPublishing> {
    const publishing = new CorrectedPublishing(options, engine);
    try {
      await publishing.publishing.check();
    } catch (error) {
      await publishing.close();
      throw error;
    }
    void publishing.look();
    return publishing;
  }

  /** Resolves once what the ledger has when it is called is what is asked. @throws PullquoteError */
  catchUp(): Promise<void> {
    const brought = this.last.then(() => this.bring());
    this.last = brought.catch(() => undefined);
    return brought;
  }

  async close(): Promise<void> {
    this.ended.abort();
    await this.publishing.close();
  }

  private async bring(): Promise<void> {
    const now = await this.present();
    if (now !== this.brought) await this.publishing.publish();
    this.brought = now;
    await this.engine.catchUp();
  }

  /** Changes with every generation of the folder, and with every line of its ledger. */
  private async present(): Promise<string> {
    const { indexDir, ledgerFile } = this.options;
    const manifest = await readManifest(disk, indexDir);
    const { file } = locateLedger(indexDir, manifest, ledgerFile);
    return `${manifest?.generation ?? ''} ${String((await disk.facts(file))?.bytes ?? 0)}`;
  }

  private async look(): Promise<void> {
    const { signal } = this.ended;
    for (let told = ''; !signal.aborted; ) {
      const failure = await this.bringUnlessBrought().then(() => '', messageOf);
      if (failure !== '' && failure !== told && !signal.aborted) say(`note: corrections are not in the cluster yet: ${printable(failure)}`);
      told = failure;
      await wait(failure === '' ? LOOK_MS : RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async bringUnlessBrought(): Promise<void> {
    if ((await this.present()) !== this.brought) await this.catchUp();
  }
}

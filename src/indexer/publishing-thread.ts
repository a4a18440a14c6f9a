/** Publishes corrections beside the thread that answers: reading a corpus takes a second for each few thousand paragraphs, a correction a second or two of work. */
import { AskedThread } from '../engines/minisearch/asked-thread.ts';
import { CorrectionPublisher, type CorrectionPublisherOptions, type CorrectionReport } from './publish-corrections.ts';

export type PublishingQuestion = 'check' | 'publish';

/** As `CorrectionPublisher`. */
export interface Publishing {
  check(): Promise<unknown>;
  publish(): Promise<CorrectionReport | undefined>;
  /** What was under way is gone on with by whoever publishes next. */
  close(): Promise<void>;
}

class PublishingThread implements Publishing {
  private readonly thread: AskedThread<PublishingQuestion, CorrectionReport | undefined>;

  constructor(options: CorrectionPublisherOptions) {
    const script = new URL('./publish-corrections-worker.js', import.meta.url);
    this.thread = new AskedThread(script, options, 'the server stopped while corrections were being brought into the cluster');
  }

  check(): Promise<unknown> {
    return this.thread.ask('check');
  }

  publish(): Promise<CorrectionReport | undefined> {
    return this.thread.ask('publish');
  }

  close(): Promise<void> {
    return this.thread.close();
  }
}

/** In this thread where nothing is compiled that another could run. */
export function openPublishing(options: CorrectionPublisherOptions): Publishing {
  if (import.meta.url.endsWith('.js')) return new PublishingThread(options);
  const publisher = new CorrectionPublisher(options);
  return {
    check: () => publisher.check(),
    publish: () => publisher.publish(),
    close: () => Promise.resolve(publisher.close()),
  };
}

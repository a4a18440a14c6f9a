/** A thread that is asked one thing after the other, and what it needs to answer. Errors of ours come back as what they were. */
import { parentPort, Worker } from 'node:worker_threads';
import { type ErrorCode, messageOf, PullquoteError } from '../../domain/errors.ts';

type Reply<V> = { value: V } | { failed: { code: ErrorCode | undefined; message: string; hint?: string } };

export class AskedThread<Q, V> {
  private readonly worker: Worker;
  /** Said to whoever waits when it is closed. */
  private readonly closed: string;
  private last: Promise<unknown> = Promise.resolve();

  /** @param workerData what the thread is given when it starts */
  constructor(script: URL, workerData: unknown, closed: string) {
    this.worker = new Worker(script, { workerData });
    this.closed = closed;
    // Whoever asks hears of it; nobody else can do anything about it.
    this.worker.on('error', () => undefined);
    this.worker.unref();
  }

  ask(question: Q): Promise<V> {
    const asked = this.last.then(() => this.send(question));
    this.last = asked.catch(() => undefined);
    return asked;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private send(question: Q): Promise<V> {
    const { worker } = this;
    let forget: () => void = () => undefined;
    return new Promise<V>((resolve, reject) => {
      const onReply = (reply: Reply<V>): void => {
        if ('value' in reply) return resolve(reply.value);
        const { code, message, hint } = reply.failed;
        reject(code === undefined ? new Error(message) : new PullquoteError(code, message, hint === undefined ? {} : { hint }));
      };
      const onExit = (): void => reject(new PullquoteError('overloaded', this.closed));
      worker.ref();
      worker.on('message', onReply).on('error', reject).on('exit', onExit);
      forget = () => worker.off('message', onReply).off('error', reject).off('exit', onExit).unref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(question);
    }).finally(() => forget());
  }
}

/** In such a thread: how its questions are answered. @param answer takes what the thread is asked */
export function answerQuestions(answer: (question: never) => Promise<unknown>): void {
  const reply = async (question: unknown): Promise<Reply<unknown>> => {
    try {
      return { value: await answer(question as never) };
    } catch (error) {
      const [code, hint] = error instanceof PullquoteError ? [error.code, error.hint] : [];
      return { failed: { code, message: messageOf(error), ...(hint === undefined ? {} : { hint }) } };
    }
  };
  parentPort?.on('message', (question: unknown) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    void reply(question).then((replied) => parentPort?.postMessage(replied));
  });
}

/** What asks the engine once for each of many does so a few at a time: so many threads search, and each question waits on the signal of the request. */
const AT_A_TIME = 4;

/** The answers in the order of the items. */
export async function someAtATime<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < items.length; at += AT_A_TIME) {
    answers.push(...(await Promise.all(items.slice(at, at + AT_A_TIME).map(ask))));
  }
  return answers;
}

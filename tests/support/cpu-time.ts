/** CPU time of this process: a limit on it means the same on a busy machine. */

/** Milliseconds since some moment. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

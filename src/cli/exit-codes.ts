/** What the exit code of a command says. */
export const EXIT = {
  done: 0,
  /** `search`, for people: nothing was found. */
  nothingFound: 1,
  /** Wrong usage, or failure. */
  failed: 2,
  /** Finished, but some files were skipped; each was named. */
  skippedFiles: 3,
} as const;

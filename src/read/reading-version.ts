/** Raised when readers give other articles for the same bytes, so that unchanged files are read again. */
export const READING_VERSION = '7';

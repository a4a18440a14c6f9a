/** Where the index is when nobody says. */
export const DEFAULT_INDEX = 'index';

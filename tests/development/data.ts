/**
 * Annotated data that is not part of the project: PULLQUOTE_DATA names a folder with `data/` (quotes, names, retrieval, extraction) and
 * `tools/score.mjs`. Where it is not there the tests of this folder say so and measure nothing.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const named = process.env['PULLQUOTE_DATA'] ?? '';

/** Absolute; `undefined` where there is no such folder. */
export const DATA_FOLDER = named !== '' && existsSync(join(named, 'tools/score.mjs')) ? resolve(named) : undefined;

/** What the tests print when they measure nothing. */
export const ABSENT = 'not measured: PULLQUOTE_DATA names no folder with annotated data';

import { describe, expect, it } from 'vitest';
import { rebuildCommand } from '../../../src/store/index-folder.ts';

const ledger = { bytes: 0, check: '0'.repeat(16) };

describe('the command that makes an index anew', () => {
  it('names the roots, quoted where a shell would part them', () => {
    expect(rebuildCommand('index', { roots: ['/news', "/my ed's"], ledger })).toBe(
      "rm -r index && pullquote index /news '/my ed'\\''s' --index index",
    );
  });

  it('keeps a ledger that lies elsewhere', () => {
    const elsewhere = { ...ledger, file: '../keep/led.jsonl' };
    expect(rebuildCommand('/data/ix', { roots: ['/news'], ledger: elsewhere })).toMatch(/ --ledger \/data\/keep\/led\.jsonl$/);
  });
});

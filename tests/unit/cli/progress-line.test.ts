import { describe, expect, it } from 'vitest';
import { createProgressLine, describeProgress } from '../../../src/cli/progress-line.ts';

class Screen {
  readonly lines: string[] = [];
  readonly isTTY: boolean;
  readonly columns: number;
  time = 0;

  constructor(isTTY: boolean, columns = 100) {
    this.isTTY = isTTY;
    this.columns = columns;
  }

  write(text: string | Uint8Array): boolean {
    this.lines.push(String(text));
    return true;
  }
}

describe('progress', () => {
  it('names what is done, how fast, and what is left', () => {
    expect(describeProgress('articles indexed', 1200, 4800, 10_000, { passages: 24_000 })).toBe(
      'articles indexed 1,200 of 4,800 · 2,400 passages/s · 30 s left',
    );
    expect(describeProgress('files read', 1, 100, 60_000)).toBe('files read 1 of 100 · 1 h 39 min left');
  });

  it('foretells nothing from the first moment, and nothing at the end', () => {
    expect(describeProgress('files read', 0, 1, 60_000, { articles: 24_000 })).toBe('files read 0 of 1 · 24,000 articles · 400 articles/s');
    expect(describeProgress('files read', 1, 100, 20)).toBe('files read 1 of 100');
    expect(describeProgress('files read', 100, 100, 20_000)).toBe('files read 100 of 100');
  });

  it('is a bar on a terminal that fits its width and is taken away at the end', () => {
    const screen = new Screen(true, 40);
    const line = createProgressLine(screen, () => screen.time);
    for (screen.time = 0; screen.time <= 2000; screen.time += 50) line.update('files read', screen.time / 50, 80);
    line.clear();
    expect(screen.lines.length).toBeGreaterThan(10);
    expect(screen.lines.at(-2)).toMatch(/^\r\u001b\[K━━━━━━━━━━━━────────────/);
    for (const text of screen.lines) expect(text.replace('\r\u001b[K', '').length).toBeLessThan(40);
    expect(screen.lines.at(-1)).toBe('\r\u001b[K');
  });

  it('is a plain line every few seconds elsewhere', () => {
    const screen = new Screen(false);
    const line = createProgressLine(screen, () => screen.time);
    for (screen.time = 0; screen.time <= 10_000; screen.time += 100) line.update('files read', screen.time / 100, 200);
    line.clear();
    expect(screen.lines).toHaveLength(3);
    expect(screen.lines[0]).toBe('files read 30 of 200 · 17 s left\n');
  });
});

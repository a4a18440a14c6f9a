import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateInterval, dateOverlaps, datePrefixes, isPartialDate } from '../../../src/domain/dates.ts';

describe('partial dates', () => {
  it('are years, months and days that exist', () => {
    for (const date of ['2025', '2025-02', '2025-02-28', '2024-02-29', '2000-02-29']) expect(isPartialDate(date), date).toBe(true);
    for (const date of ['', '25', '2025-13', '2025-00', '2025-02-29', '1900-02-29', '2025-2-3', '2025-02-19T10:00', ' 2025'])
      expect(isPartialDate(date), date).toBe(false);
  });

  it('stand for their whole interval', () => {
    expect(dateInterval('2025')).toEqual({ first: '2025-01-01', last: '2025-12-31' });
    expect(dateInterval('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dateInterval('2024-04-30')).toEqual({ first: '2024-04-30', last: '2024-04-30' });
  });

  it('match a range when the intervals overlap, both ends included', () => {
    expect(dateOverlaps('2025', { after: '2025-12-31' })).toBe(true);
    expect(dateOverlaps('2025-03', { before: '2025-03-01' })).toBe(true);
    expect(dateOverlaps('2025-03', { before: '2025-02' })).toBe(false);
    expect(dateOverlaps('2025-03-05', { after: '2025-03-06' })).toBe(false);
    expect(dateOverlaps('2024', { after: '2023-05', before: '2024-01-01' })).toBe(true);
  });

  it('never match a range when there is none', () => {
    expect(dateOverlaps(undefined, { after: '2000' })).toBe(false);
    expect(dateOverlaps(undefined, {})).toBe(true);
  });

  it('lie inside each of their prefixes', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (date) => {
        expect(isPartialDate(date)).toBe(true);
        expect(datePrefixes(date)).toEqual([date.slice(0, 4), date.slice(0, 7), date]);
        for (const prefix of datePrefixes(date)) expect(dateOverlaps(date, { after: prefix, before: prefix })).toBe(true);
      }),
    );
  });
});

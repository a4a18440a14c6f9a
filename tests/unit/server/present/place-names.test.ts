import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, roomOf } from '../../../../src/server/present/label.ts';
import { placeNames, type Sized } from '../../../../src/server/present/place-names.ts';

const FRAME = { width: 820, height: 580 };

const graphs = fc
  .array(fc.record({ width: fc.integer({ min: 5, max: 190 }), height: fc.integer({ min: 10, max: 60 }) }), { minLength: 1, maxLength: 40 })
  .chain((sizes) => {
    const boxes: Sized[] = sizes.map((size, i) => ({ id: `n${i}`, ...size }));
    const id = fc.constantFrom(...boxes.map((box) => box.id));
    const tie = fc.record({ from: id, to: id, strength: fc.double({ min: 0.01, max: 1, noNaN: true }) });
    return fc.record({ boxes: fc.constant(boxes), ties: fc.array(tie, { maxLength: 80 }) });
  });

describe('names on a map', () => {
  it('lie within it, and none over another', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, ties }) => {
        const places = placeNames(boxes, ties, FRAME);
        const placed = boxes.flatMap((box) => {
          const place = places.get(box.id);
          return place ? [{ ...box, ...place }] : [];
        });
        expect(placed.length).toBeGreaterThan(0);
        for (const [i, a] of placed.entries()) {
          expect(a.x - a.width / 2).toBeGreaterThanOrEqual(-0.01);
          expect(a.x + a.width / 2).toBeLessThanOrEqual(FRAME.width + 0.01);
          expect(a.y - a.height / 2).toBeGreaterThanOrEqual(-0.01);
          expect(a.y + a.height / 2).toBeLessThanOrEqual(FRAME.height + 0.01);
          for (const b of placed.slice(i + 1)) {
            const isApart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            expect(isApart, `${a.id} and ${b.id}`).toBe(true);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('stand in the same places whenever they are placed', () => {
    const boxes = Array.from({ length: 30 }, (_, i) => ({ id: `n${i}`, width: 60 + i, height: 30 }));
    const ties = boxes.map((box, i) => ({ from: box.id, to: `n${(i * 7) % 30}`, strength: 0.5 }));
    expect(placeNames(boxes, ties, FRAME)).toEqual(placeNames(boxes, ties, FRAME));
  });

  it('are left out from the last where there is no room for all', () => {
    const boxes = Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, width: 150, height: 60 }));
    const places = placeNames(boxes, [], { width: 330, height: 300 });
    expect(places.size).toBeGreaterThan(2);
    expect([...places.keys()]).toEqual(boxes.slice(0, places.size).map(({ id }) => id));
  });
});

describe('a label', () => {
  it.each([
    ['Callum Reddy', ['Callum Reddy']],
    ['Ferry and Dock Workers’ Union', ['Ferry and Dock', 'Workers’ Union']],
    ['Joint Commission for the Protection of Estuarine Fisheries', ['Joint Commission', 'for the Protecti…']],
    ['Donaudampfschifffahrtsgesellschaft', ['Donaudampfschiff…']],
    ['', ['']],
  ])('%s is set in lines', (name, lines) => {
    expect(linesOf(name)).toEqual(lines);
  });

  it('takes room by its longest line, in the unit of its size', () => {
    const [one, two] = [roomOf(['Reddy'], 10), roomOf(['Reddy', 'Mayor Callum'], 10)];
    expect(two.width).toBeGreaterThan(one.width);
    expect(two.height).toBe(2 * one.height);
    expect(roomOf(['Reddy'], 20).width).toBe(2 * one.width);
  });
});

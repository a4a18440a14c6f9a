// Draws how the cost of a search grows with the index, from the lines that `engine.mjs --json FILE` wrote.
//
//   node benchmarks/plot.mjs FILE docs/images/performance.svg
import { readFileSync, writeFileSync } from 'node:fs';

const [file, target] = process.argv.slice(2);
if (file === undefined || target === undefined) {
  console.error('usage: node benchmarks/plot.mjs FILE TARGET.svg');
  process.exit(2);
}
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .sort((a, b) => a.passages - b.passages);
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 420, 60, 220, 20, 45];
const COLOURS = ['#1b6ca8', '#c0392b', '#2e7d32', '#8e5ea2', '#b9770e', '#16808a', '#7f4f24', '#5d6d7e', '#d35487', '#444444'];
const names = Object.keys(rows[0].classes);
const all = rows.flatMap(({ classes }) => names.map((name) => classes[name].p50));
const decade = (value, round) => 10 ** round(Math.log10(value));
const x = { from: decade(rows[0].passages, Math.floor), to: decade(rows.at(-1).passages, Math.ceil) };
const y = { from: decade(Math.min(...all), Math.floor), to: decade(Math.max(...all), Math.ceil) };
const share = (value, { from, to }) => Math.log(value / from) / Math.log(to / from);
const placeX = (value) => LEFT + share(value, x) * (WIDTH - LEFT - RIGHT);
const placeY = (value) => HEIGHT - BOTTOM - share(value, y) * (HEIGHT - TOP - BOTTOM);
const decades = ({ from, to }) => Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, i) => from * 10 ** i);
const label = (value) => Number(value.toPrecision(2)).toLocaleString('en');

const lines = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">`,
  '<title>CPU milliseconds a search, median, by passages in the index</title>',
  `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
];
for (const value of decades(x)) {
  lines.push(`<path d="M${placeX(value)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#dddddd"/>`);
  lines.push(`<text x="${placeX(value)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${label(value)}</text>`);
}
for (const value of decades(y)) {
  lines.push(`<path d="M${LEFT} ${placeY(value)}H${WIDTH - RIGHT}" stroke="#dddddd"/>`);
  lines.push(`<text x="${LEFT - 6}" y="${placeY(value) + 4}" text-anchor="end">${label(value)}</text>`);
}
lines.push(`<text x="${LEFT}" y="${HEIGHT - 8}">passages; up: CPU ms a search, median, both in steps of ten</text>`);
names.forEach((name, i) => {
  const colour = COLOURS[i % COLOURS.length];
  const points = rows.map(({ passages, classes }) => `${placeX(passages).toFixed(1)},${placeY(classes[name].p50).toFixed(1)}`);
  lines.push(`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`);
  lines.push(`<text x="${WIDTH - RIGHT + 14}" y="${TOP + 16 + 18 * i}" fill="${colour}">${name}</text>`);
});
lines.push('</svg>');
writeFileSync(target, `${lines.join('\n')}\n`);

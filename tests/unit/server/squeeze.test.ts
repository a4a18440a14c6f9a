import { describe, expect, it } from 'vitest';
import { joinModules, squeezeScript, squeezeStyle } from '../../../src/server/squeeze.ts';

describe('a script as it is served', () => {
  it('has no white space that says nothing, and every literal as it was', () => {
    const written = [
      'const a = (words) => {',
      "    if (words === 'x  y; }')",
      "        return /[ ,;] +/.test(`a  ${words ?? 'b'}  c`);",
      '    else',
      '        return "it\'s  " + words - -1;',
      '};',
    ].join('\n');
    expect(squeezeScript(written)).toBe(
      "let a=words=>{if(words==='x  y; }')return /[ ,;] +/.test(`a  ${words ?? 'b'}  c`);else\nreturn \"it's  \"+words - -1};",
    );
  });

  it('is one of several modules, whose names do not meet', () => {
    const shared = 'export const twice = (n) => n + n;\n';
    const one = "import { twice } from './shared.js';\nconst said = twice(1);\nresults.push(said);\nexport {};\n";
    const other =
      "import { twice } from './shared.js';\nlet said = 0;\nexport function say() {\n    said = twice(4);\n}\nsay();\nresults.push(said);\n";
    const results: number[] = [];
    // oxlint-disable-next-line typescript/no-implied-eval -- to run what was written is the point
    new Function('results', squeezeScript(joinModules([shared, one, other])))(results);
    expect(results).toEqual([2, 8]);
  });
});

it('a stylesheet as it is served has no comments, no white space and no zeros that say nothing', () => {
  expect(squeezeStyle('/* a * b */\na {\n  color: red;\n  margin: 0 1px;\n}\n')).toBe('a{color:red;margin:0 1px}');
  expect(squeezeStyle('a > b {\n  margin: 0.5rem -0.1em 10.5px 0;\n}\n')).toBe('a>b{margin:.5rem -.1em 10.5px 0}');
});

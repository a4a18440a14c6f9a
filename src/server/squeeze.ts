/**
 * Stylesheets and scripts as they are served: without what only their authors read. No names are shortened, so that what a browser
 * shows can still be found in the sources. What the compiler writes is the only input (every statement has its semicolon, nothing is
 * divided by anything, comments are gone), and the browser tests run what comes out.
 */

/** The stylesheet without comments and spare white space; no string in it may hold a brace, a mark with a space beside it, or a number below one. */
export function squeezeStyle(css: string): string {
  return css
    .replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([:,]) /g, '$1')
    .replace(/ > /g, '>')
    .replace(/::(?=(?:before|after)\b)/g, ':')
    .replace(/(?<=[\s:,(+-])0(?=\.\d)/g, '')
    .replaceAll(';}', '}')
    .trim();
}

/** Strings, templates without one inside them, and patterns. */
const LITERAL =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?<=(?:[(,=:[!&|?{};]|\breturn)\s*\/)(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/g;

/** Declarations that stand side by side are one. */
function joinDeclarations(code: string): string {
  const joined = code.replace(/(\blet [^;{}]*)(?:;let (?=\w[^;{}]*;))/g, '$1,');
  return joined === code ? code : joinDeclarations(joined);
}

function squeezeCode(code: string): string {
  const squeezed = code
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
    .replace(/(?<![+-]) ([+-]) (?![+-])/g, '$1')
    .replace(/([{}()[\];,<>=*%&|!?:]) +/g, '$1')
    .replace(/(?<! ) +(?=[{}()[\];,<>=*%&|!?:])/g, '')
    .replace(/,(?=[\])}])/g, '')
    .replace(/(?<=[;{},()[?:&|=>])\n|\n(?=[})\].?:&|])/g, '')
    .replace(/(?<![\w$])\((\w+)\)=>/g, '$1=>')
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(/\bconst /g, 'let ')
    .replaceAll(';}', '}');
  return joinDeclarations(squeezed);
}

/** Stands for a literal while the code around it is squeezed; no source holds it. */
const PLACE = '\u{E000}';

/** A script as the compiler wrote it, without the white space between its words and marks. */
export function squeezeScript(script: string): string {
  const literals: string[] = [];
  const code = script.replace(LITERAL, (literal) => {
    literals.push(literal);
    return PLACE;
  });
  let next = 0;
  const whole = squeezeCode(code).replaceAll(PLACE, () => literals[next++] ?? '');
  return whole.replace(/(?<=[\w)\]])\['([a-zA-Z]\w*)'\]/g, '.$1').trim();
}

/**
 * Modules as one script: the first, which the others import, as it stands, the others each in a block of its own, so that their names do not meet.
 */
export function joinModules([first = '', ...others]: readonly string[]): string {
  const bare = (module: string): string =>
    module
      .replace(/^import \{[^}]*\} from '[^']*';$/gm, '')
      .replace(/^export \{\s*\};?$/gm, '')
      .replace(/^export (?=(?:async )?(?:function|const|let|class)\b)/gm, '');
  return [bare(first), ...others.map((module) => `{\n${bare(module)}\n}`)].join('\n');
}

import { describe, expect, it } from 'vitest';
import { squeezeScript } from '../../../src/server/assets.ts';

describe('a script as it is served', () => {
  it('has no indentation and no empty export, and is the same program', () => {
    const written = "const a = () => {\n    return 'x  y';\n};\n    // oops\nexport {};\n";
    expect(squeezeScript(written)).toBe("const a = () => {\nreturn 'x  y';\n};\n// oops");
  });
});

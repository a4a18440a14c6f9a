/** Writes small PDFs: lines of text at places on pages, in a font that every reader knows. */

export interface PlacedLine {
  text: string;
  /** Points, from the left and from the bottom. */
  x: number;
  y: number;
  size?: number;
}

/** Windows-1252 as PDF's own encoding has it, with its brackets escaped. */
function literal(text: string): string {
  const bytes = text
    .replaceAll('“', '\x93')
    .replaceAll('”', '\x94')
    .replaceAll('’', '\x92')
    .replaceAll('–', '\x96')
    .replaceAll('•', '\x95');
  return bytes.replace(/[\\()]/g, '\\$&');
}

export function makePdf(pages: readonly (readonly PlacedLine[])[], info = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
  ];
  for (const [i, lines] of pages.entries()) {
    const content = lines.map(({ text, x, y, size = 10 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${literal(text)}) Tj ET`).join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + 2 * i} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Lines below each other from a place on. */
export function column(
  lines: readonly string[],
  x: number,
  top: number,
  options: { size?: number; indents?: readonly number[] } = {},
): PlacedLine[] {
  const { size = 10, indents = [] } = options;
  return lines.map((text, i) => ({ text, x: x + (indents.includes(i) ? 12 : 0), y: top - i * size * 1.2, size }));
}

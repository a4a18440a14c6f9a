/**
 * Captions that a text has kept of its pictures, told by a label before them or a credit in brackets behind them.
 */

const CAPTION =
  /^(?:FILE\s?[-–—:]|(?:Photo|Image|Picture) caption:?\s|Image copyright .{1,60} Image caption |Caption:\s|Cover image:\s)|\((?:AP|AFP|Reuters|EPA|Getty)(?: Photo)?\/[^()]{2,60}\)$|\((?:Photo|Image|Picture)(?: by|:)[^()]{2,80}\)$|\([^()]{2,40}\/(?:AP|AFP|Reuters|Getty Images|AFP\/Getty Images|AFP via Getty Images|Associated Press)\)$/;

/** Whether a line is a caption as a whole. */
export function isCaption(text: string): boolean {
  return text.length <= 400 && (text.endsWith(')') || /^[FPIC]/.test(text)) && CAPTION.test(text);
}

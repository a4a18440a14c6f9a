/** What is used of Citation.js, which has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(items: readonly unknown[] | string);
    readonly data: Record<string, unknown>[];
    format(as: 'bibliography', options: { format: 'html' | 'text'; template: string; lang: string }): string;
  }
  export const plugins: { config: { get(name: '@csl'): { styles: { add(name: string, style: string): void } } } };
}
declare module '@citation-js/plugin-csl' {}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}

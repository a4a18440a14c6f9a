/** The words of the page that tries the API. */
export const apiTexts = {
  title: 'API',
  intro: 'Everything that the pages show, as JSON. Fill in a form and send it: the address that it asks and the answer stand below it.',
  description: 'The description for programs (OpenAPI 3.1)',
  send: 'Send',
  filters: 'Filters',
  /** Of a choice that is not made. */
  unset: (byDefault: string | undefined) => (byDefault === undefined ? '' : `${byDefault} (default)`),
  answer: 'Answer',
  cut: (shown: number, whole: number) => `The first ${shown} of ${whole} characters. The address above leads to all of it.`,
} as const;

/** The words of the page that tries the API. */
export const apiTexts = {
  title: 'API',
  intro: 'Everything that the pages show, as JSON. Fill in a form and send it: the address that it asks and the answer stand below it.',
  description: 'The description for programs (OpenAPI 3.1)',
} as const;

/** The words of the page that tries the API. */
export const apiTexts = {
  title: 'API',
  intro:
    'Todo lo que muestran las páginas, en JSON. Rellene un formulario y envíelo: debajo aparecen la dirección que consulta y la respuesta. Las palabras de la API misma están en inglés.',
  description: 'La descripción para programas (OpenAPI 3.1)',
} as const;

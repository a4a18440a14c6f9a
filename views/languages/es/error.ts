/** The words of pages that tell of an error. */
export const errorTexts = {
  errors: {
    'bad-request': 'Esta dirección no es correcta',
    'not-found': 'Aquí no hay nada',
    gone: 'Este párrafo ya no está',
    unavailable: 'Sin respuesta a tiempo',
    unavailableDetail:
      'El servidor no terminó a tiempo: en este momento tiene mucho que hacer, o esto es más de lo que puede hacer de una vez.',
    loadingDetail: 'El servidor acaba de arrancar y su índice todavía se está cargando.',
    unavailableHint: 'Si vuelve a ocurrir, busque menos palabras o palabras menos frecuentes.',
    again: 'Intentarlo de nuevo',
    failed: 'Algo ha fallado',
    badRequestDetail: 'Algo en ella no se puede leer: un valor no es uno de los posibles, o aparece dos veces.',
    notFoundDetail: 'Ningún artículo, párrafo o nombre tiene esta dirección. Los enlaces que facilita Pullquote empiezan por /passages/.',
    failedDetail: 'El fallo es de Pullquote, no de su búsqueda. Queda anotado en el registro del servidor.',
    goneDetail:
      'El artículo se modificó o se retiró desde que se facilitó este enlace, y ningún párrafo se le parece lo bastante para ocupar su lugar.',
    wasText: 'Decía',
    near: 'Lo más parecido ahora',
    start: 'A la página de inicio',
  },
} as const;

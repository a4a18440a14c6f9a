/** The words of the help page. */
export const helpTexts = {
  title: 'Ayuda',
  close: 'Cerrar',
  syntax: {
    heading: 'Cómo escribir una búsqueda',
    intro:
      'Una búsqueda encuentra los párrafos que contienen todas sus palabras, en cualquier orden y en cualquier forma inglesa: vote encuentra también votes.',
    write: 'Se escribe',
    finds: 'Encuentra',
    rows: [
      ['"did not comment"', 'exactamente estas palabras; también valen las comillas tipográficas'],
      ['budget -tax', 'la primera palabra sin la segunda'],
      ['school OR hospital', 'cualquiera de las dos palabras'],
      ['(school OR hospital) budget', 'cualquiera de las dos junto con la tercera'],
      ['elect*', 'toda palabra que empiece así'],
      ['goverment~', 'palabras que se escriben casi así'],
      ['"budget vote"~5', 'las palabras a cinco palabras como máximo una de otra'],
      ['said:budget', 'la palabra dentro de una cita'],
      ['title:budget', 'la palabra en el título del artículo'],
      ['speaker:minister', 'lo que se cita de un declarante con este nombre'],
      ['person:Maria', 'los párrafos que mencionan a la persona; org: y place: hacen lo mismo'],
      ['cites:Reuters', 'lo que se atribuye a esta fuente'],
      ['after:2025-02 before:2025-06', 'los artículos de estos meses; también funcionan source:, author: y kind:'],
    ],
  },
  filters: {
    heading: 'Filtros',
    paragraphs: [
      'Dentro de una lista, varios valores elegidos significan cualquiera de ellos; «todos estos» los exige todos. Entre listas distintas, debe cumplirse todo lo elegido.',
      'El número junto a un valor es lo que se obtiene al elegirlo solo en su lista. «sin» deja fuera sus resultados. Lo que está activo aparece encima de los resultados; un clic lo quita.',
      'La dirección de una página contiene toda la búsqueda: guárdela en sus marcadores o envíesela a alguien.',
    ],
  },
  quotations: {
    heading: 'Cómo se cita algo',
    kinds: [
      ['Textual', 'Las palabras de quien habla aparecen entre comillas.'],
      ['Parcialmente textual', 'Algunas palabras entre comillas están dentro de una frase del propio periodista.'],
      ['Parafraseada', 'El periodista cuenta con otras palabras lo que se dijo.'],
      ['Declarante no indicado', 'El texto no dice quién habla, o no con suficiente claridad.'],
    ],
  },
  pages: {
    heading: 'Páginas',
    what: {
      overview: 'A quién se cita más, quién se menciona junto con quién y cuántas citas tiene cada medio a lo largo del tiempo.',
      entities: 'Toda persona, organización y lugar que se menciona, cada uno con su página.',
      topics:
        'Declarantes uno junto a otro, en la palabra de quién se apoya cada medio, y quién es muy mencionado y poco citado. Bajo el número de resultados de una búsqueda, un enlace lleva allí con sus palabras.',
      compare: 'De dos a cuatro declarantes en un mismo eje de tiempo, y lo que dicen en paralelo.',
      clippings:
        'Marque lo que quiera guardar; después puede ordenarlo, anotarlo y llevárselo con sus referencias. El enlace de la lista es la lista.',
      check: 'Pegue un texto, y cada una de sus citas se busca aquí. Nada de él se guarda.',
      corrections:
        'Lo que se ha enmendado. Donde el servidor las admite, toda cita y todo nombre pueden corregirse, y cada corrección puede deshacerse.',
      queue: 'Pares de nombres que quizá sean uno, con lo que habla a favor.',
      corpus: 'Cuántos artículos no tienen medio, fecha o citas, y qué se ha dejado fuera.',
    },
  },
  programs: {
    heading: 'Para seguir una búsqueda, y para programas',
    follow:
      'Debajo de los resultados hay enlaces para llevárselos todos y para seguir la búsqueda en un lector de canales. Quien administra este sitio también puede recibir por correo las novedades.',
    api: 'Probar la API',
    apiWhat: ': todo lo que muestran las páginas, en JSON.',
  },
  metadata: {
    heading: 'Cómo añadir medios, fechas y autores',
    intro: 'Pullquote nunca adivina quién publicó un artículo ni cuándo. Muestra lo que dicen los propios archivos.',
    markdown: 'En un archivo Markdown o de texto, encima del texto',
    rows: 'En un archivo .jsonl, un artículo por línea',
    sidecar: 'Para una carpeta',
    sidecarHow: 'Un archivo llamado pullquote.yaml junto a los artículos indica lo que todos o algunos de ellos tienen en común.',
    afterwards: 'Ejecute después la misma orden: solo se lee de nuevo lo que ha cambiado.',
  },
  keys: {
    heading: 'Teclas',
    key: 'Tecla',
    does: 'Qué hace',
    rows: [
      ['/', 'va al campo de búsqueda'],
      ['j', 'va al resultado siguiente, e Intro lo abre'],
      ['k', 'va al resultado anterior'],
      ['?', 'muestra las teclas y cómo escribir una búsqueda'],
      ['↓ ↑', 'en el campo de búsqueda, recorren las sugerencias; Intro toma una, Escape las cierra'],
    ],
    single: 'Las teclas sueltas (/, j, k y ?) están activas. Este navegador lo recuerda.',
    needsScript: 'Las teclas sueltas y las sugerencias necesitan un navegador que ejecute scripts; todo lo demás funciona sin ellos.',
    text: 'El tabulador recorre la página; Intro busca o sigue un enlace. Los enlaces a los párrafos aparecen al señalar un párrafo o al llegar a él con el tabulador.',
  },
} as const;

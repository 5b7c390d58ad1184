/** The small curriculum's course HIP in Spanish: add it to `filesWith`. */
export const SPANISH: Readonly<Record<string, string>> = {
  'privacy/course.es.yaml':
    'title: Privacidad\nsummary: Guarde el secreto.\nobjectives: [Guardar el secreto]\n',
  'privacy/01-desk.es.md':
    '---\ntitle: En la recepción\nobjectives: [Hablar bajo]\n---\n\nHable bajo. {source: rule}\n',
  'privacy/quiz.es.yaml': `title: Preguntas
items:
  - id: loud
    stem: La fila es larga. ¿Cómo habla usted?
    choices:
      - text: Bajo
        because: Otros escuchan.
      - text: Muy alto
        because: Otros escuchan todo.
  - id: phone
    stem: Suena el teléfono. ¿Qué nombre dice?
    choices:
      - text: El nombre del paciente
        because: Otros escuchan.
      - text: El mío
        because: No es un secreto.
      - text: Ninguno
        because: Quien llama debe saber con quién habla.
`,
  'privacy/attestation.es.yaml': 'title: Firmo\nstatement: Guardo el secreto.\n',
  'privacy/session.es.yaml': 'title: En vivo\ncontents: [Preguntas]\n',
  'privacy/check-off.es.yaml': 'title: Muéstrelo\nsteps: [Habla bajo]\n',
  'privacy/package.es.yaml': 'title: Comprado\n',
};

/** The words of the page that tries the API. */
export const apiTexts = {
  title: 'واجهة البرمجة (API)',
  intro:
    'كل ما تعرضه الصفحات بصيغة JSON. املأ نموذجًا وأرسله: يظهر تحته العنوان الذي طُلب والجواب. كلمات الواجهة البرمجية نفسها بالإنجليزية.',
  description: 'الوصف الموجّه إلى البرامج (OpenAPI 3.1)',
} as const;

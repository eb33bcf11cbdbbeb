/** Languages every sentence exists in. */
export type Language = 'en' | 'ko';

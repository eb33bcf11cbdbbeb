/** See paths.mjs; typed for the browser tests. */
export const ROOT: string;
export const DATA: string;

export * from './durations';
export * from './sentences';
export * from './useLanguage';
export * from './useWords';

export * from './HybridLayout';
export * from './useIsNarrow';

export * from './HybridCard';

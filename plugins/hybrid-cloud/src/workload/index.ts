export * from './HybridTab';

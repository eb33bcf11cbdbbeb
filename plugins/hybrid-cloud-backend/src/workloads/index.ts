export * from './CatalogWorkloads';

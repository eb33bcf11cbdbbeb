export * from './ReleasePanel';

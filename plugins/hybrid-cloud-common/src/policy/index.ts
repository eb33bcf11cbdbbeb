export * from './parseHybridSpec';

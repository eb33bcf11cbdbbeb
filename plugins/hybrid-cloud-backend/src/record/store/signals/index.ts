export * from './insertReceipt';

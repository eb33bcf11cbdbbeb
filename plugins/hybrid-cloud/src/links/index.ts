export * from './nameOf';
export * from './useLinks';

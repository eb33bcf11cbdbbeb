export * from './judgeReleaseGate';

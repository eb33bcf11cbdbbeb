export * from './AuditEvent';
export * from './appendAudit';
export * from './canonicalJson';
export * from './listAudit';
export * from './verifyAudit';

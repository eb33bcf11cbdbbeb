export { AwsCloud } from './AwsCloud';
export type { AwsCloudOptions } from './AwsCloud';
export { AwsError } from './AwsError';
export type { LastWriter } from './elb/Rule';
export { RequestQuotas, AWS_QUOTAS } from './quota/RequestQuotas';
export type { QuotaRule } from './quota/RequestQuotas';
export { createAwsHandler } from './wire/createAwsHandler';
export type { AwsHandler, AwsHandlerOptions } from './wire/createAwsHandler';
export type { AwsService, Operation } from './wire/AwsService';

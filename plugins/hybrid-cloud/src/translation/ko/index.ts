import { common } from './common';
import { fleet } from './fleet';
import { plans } from './plans';
import { releases } from './releases';
import { workload } from './workload';

/** All messages in Korean, under the flattened keys of the English ones. */
export const ko = {
  ...common,
  ...fleet,
  ...workload,
  ...plans,
  ...releases,
} as const;

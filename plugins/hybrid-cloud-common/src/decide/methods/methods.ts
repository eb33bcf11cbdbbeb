import { MethodAnswer } from '../Draft';
import { Situation } from '../Situation';
import { burst } from './burst';
import { failback } from './failback';
import { failover } from './failover';
import { release } from './release';
import { schedule } from './schedule';
import { suppress } from './suppress';

/** Rule 7: asked in this order, and the first answer wins. */
export const METHODS: readonly ((situation: Situation) => MethodAnswer)[] = [
  suppress,
  failover,
  failback,
  burst,
  release,
  schedule,
];

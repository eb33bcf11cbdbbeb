import { Diagnosis } from '../../model';
import { DecideInput } from '../DecideInput';
import { toSituation } from '../Situation';

/** What seems to be wrong (rules 3 to 5). The same answer a decision carries. */
export function diagnose(input: DecideInput): Diagnosis {
  return toSituation(input).diagnosis;
}

import { Decision } from '../model';
import { decide } from './decide';
import { RequestInput } from './DecideInput';

export function decideRequested(input: RequestInput): Decision {
  return decide(input);
}

import { GuardResult } from '../../model';
import { antiFlap } from './antiFlap';
import { capacityRatio } from './capacityRatio';
import { dataGateGuard } from './dataGateGuard';
import { destinationHealth } from './destinationHealth';
import { freshReadings } from './freshReadings';
import { Guard, GuardInput } from './GuardInput';
import { masterSwitch } from './masterSwitch';
import { maxStep } from './maxStep';
import { neverAllOff } from './neverAllOff';
import { noChangeUnderWay } from './noChangeUnderWay';
import { onePlanInFlight } from './onePlanInFlight';
import { ownership } from './ownership';

/** Every safety rule of this release. The first that does not pass is the one a decision names. */
const GUARDS: readonly Guard[] = [
  freshReadings,
  ownership,
  neverAllOff,
  destinationHealth,
  capacityRatio,
  dataGateGuard,
  maxStep,
  onePlanInFlight,
  noChangeUnderWay,
  masterSwitch,
  antiFlap,
];

/** All of them, in order: each result is kept with the plan, also of those after a refusal. */
export function runGuards(input: GuardInput): readonly GuardResult[] {
  return GUARDS.map(guard => guard(input));
}

export function firstFailing(
  results: readonly GuardResult[],
): GuardResult | undefined {
  return results.find(r => r.verdict !== 'pass');
}

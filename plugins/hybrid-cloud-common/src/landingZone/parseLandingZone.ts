import { z } from 'zod';
import { SpecProblem } from '../api';
import { JsonSchema } from '../policy/hybridSpecJsonSchema';
import { toProblems } from '../policy/toProblems';
import { landingZoneChecks } from './landingZoneChecks';
import { LandingZone, LandingZoneSchema } from './LandingZoneSchema';

/** `spec.type` of a Resource that describes a landing zone. */
export const LANDING_ZONE_TYPE = 'hybrid-landing-zone';

/** As much of a catalogue entity as the parser reads. */
export interface LandingZoneEntity {
  readonly kind: string;
  readonly spec?: object;
}

/** `none`: no Resource of type `hybrid-landing-zone`. */
export type ParsedLandingZone =
  | { readonly kind: 'ok'; readonly landingZone: LandingZone }
  | { readonly kind: 'invalid'; readonly problems: readonly SpecProblem[] }
  | { readonly kind: 'none' };

/** `spec.landingZone` as JSON Schema, for editors and for the documentation. */
export function landingZoneJsonSchema(): JsonSchema {
  // zod types the result as its own broad schema type; the fields read here are the standard ones.
  return z.toJSONSchema(LandingZoneSchema, { io: 'input' }) as JsonSchema;
}

/** Reads `spec.landingZone` of an entity. Every mistake has its path, the value and what was expected. */
export function parseLandingZone(entity: LandingZoneEntity): ParsedLandingZone {
  const spec = Object.fromEntries(Object.entries(entity.spec ?? {}));
  if (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
    spec.type !== LANDING_ZONE_TYPE
  )
    return { kind: 'none' };
  const parsed = LandingZoneSchema.safeParse(spec.landingZone);
  const problems = parsed.success
    ? landingZoneChecks(parsed.data)
    : toProblems(spec.landingZone, parsed.error.issues, {
        at: 'spec.landingZone',
        jsonSchema: landingZoneJsonSchema,
      });
  return !parsed.success || problems.length > 0
    ? { kind: 'invalid', problems }
    : { kind: 'ok', landingZone: parsed.data };
}

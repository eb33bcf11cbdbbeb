import {
  Witness,
  withAge,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** A witness whose reading is past its age has nothing to say any more. */
export function witnessWithAge(
  witness: Witness,
  maxAgeSeconds: number,
  now: number,
): Witness {
  const reading = withAge(witness.reading, maxAgeSeconds, now);
  if (reading.state === 'fresh') return witness;
  return { ...witness, verdict: 'unknown', reading };
}

import { Placement, SiteId, Step } from '../../model';
import { freshValue } from '../readings';
import { Situation } from '../Situation';

export type ScaleStep = Extract<Step, { kind: 'scale' }>;

/** What a scale step sets: the autoscaler's minimum where there is one (or it would undo us), else the replicas. */
export function scaleSetting(placement: Placement): number {
  return placement.autoscaler?.minReplicas ?? placement.desired;
}

/** The step that brings a site to at least `pods`, within its autoscaler's maximum; undefined when it changes nothing. */
export function growTo(
  situation: Situation,
  site: SiteId,
  pods: number,
): ScaleStep | undefined {
  const placement = freshValue(situation.observation.sites[site]?.placement);
  if (!placement || !situation.context.sitesActable[site]) return undefined;
  const before = scaleSetting(placement);
  const most = placement.autoscaler?.maxReplicas ?? Infinity;
  const after = Math.min(Math.ceil(pods), most);
  const enough = after <= before || after <= placement.ready;
  return enough ? undefined : { kind: 'scale', site, before, after };
}

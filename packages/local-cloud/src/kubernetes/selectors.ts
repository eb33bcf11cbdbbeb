import { StringMap } from './objects/KubeObject';

/** Does an object with these labels answer an equality selector such as a Service's? */
export function matchesLabels(
  selector: StringMap,
  labels: StringMap | undefined,
): boolean {
  for (const key in selector) if (labels?.[key] !== selector[key]) return false;
  return true;
}

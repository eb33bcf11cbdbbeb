import { KubernetesObject } from '@kubernetes/client-node';
import { parseAllDocuments } from 'yaml';
import { DeliveryProblem } from './DeliveryProblem';
import { ProgramMissing, runProgram } from './runProgram';

/**
 * The objects of a kustomization, by the kustomize in kubectl.
 *
 * @throws DeliveryProblem when it does not build, or when there is no kubectl.
 */
export async function buildManifests(options: {
  /** Of the checkout. */
  readonly cwd: string;
  /** `deploy/overlays/aws` */
  readonly folder: string;
  /** The program, or its path. */
  readonly kubectl: string;
}): Promise<readonly KubernetesObject[]> {
  const { cwd, folder, kubectl } = options;
  const text = await runProgram({
    name: kubectl,
    args: ['kustomize', folder],
    cwd,
  }).catch((cause: unknown) => {
    throw new DeliveryProblem(
      cause instanceof ProgramMissing
        ? {
            message: `${folder} cannot be built: ${cause.message}`,
            advice:
              'Install kubectl 1.27 or later (its kustomize builds the manifests), start the portal again, and the push is delivered.',
            cause,
          }
        : {
            message: `${folder} does not build: ${cause}`,
            advice: `Run kubectl kustomize ${folder} in the repository until it builds, then push again.`,
            cause,
          },
    );
  });
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(isObject);
}

function isObject(value: unknown): value is KubernetesObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'apiVersion' in value
  );
}

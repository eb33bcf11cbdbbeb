import {
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
} from '@kubernetes/client-node';
import { Manifest } from './serviceManifests';

/** Server-side apply of each in turn, as a pipeline does it. Throws what the API says. */
export async function applyManifests(
  config: KubeConfig,
  manifests: readonly Manifest[],
  fieldManager = 'delivery',
): Promise<void> {
  const api = KubernetesObjectApi.makeApiClient(config);
  for (const each of manifests) {
    await api.patch(
      each,
      undefined,
      undefined,
      fieldManager,
      true,
      PatchStrategy.ServerSideApply,
    );
  }
}

import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import {
  catalogEntityRouteRef,
  planRouteRef,
  plansRouteRef,
  rootRouteRef,
} from '../routes';

/** Addresses of our pages. Undefined where the app has no such page. */
export interface Links {
  readonly fleet?: string;
  readonly plans?: string;
  plan(id: string): string | undefined;
  /** The Hybrid tab of a component. */
  workload(workloadRef: string): string | undefined;
  /** The Kubernetes tab of a component. */
  kubernetes(workloadRef: string): string | undefined;
}

export function useLinks(): Links {
  const root = useRouteRef(rootRouteRef);
  const plans = useRouteRef(plansRouteRef);
  const plan = useRouteRef(planRouteRef);
  const entity = useRouteRef(catalogEntityRouteRef);
  return useMemo(() => {
    const tab = (ref: string, path: string) => {
      const { kind, namespace, name } = parseEntityRef(ref);
      const page = entity?.({
        kind: kind.toLocaleLowerCase('en-US'),
        namespace,
        name,
      });
      return page && `${page}/${path}`;
    };
    return {
      fleet: root?.(),
      plans: plans?.(),
      plan: id => plan?.({ id }),
      workload: ref => tab(ref, 'hybrid'),
      kubernetes: ref => tab(ref, 'kubernetes'),
    };
  }, [root, plans, plan, entity]);
}

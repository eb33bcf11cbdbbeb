import { demoAws } from './demo/demoAws';
import { demoClusters } from './demo/demoClusters';
import { PLATFORM_ALB } from './demo/demoNames';
import { demoWorkloads } from './demo/demoWorkloads';
import { Estate } from './Estate';

/** The estate that a start without any cloud account shows: three sites, four services. */
export const demoEstate: Estate = {
  sites: [
    {
      id: 'onprem',
      title: 'Machine room',
      provider: 'onprem',
      cluster: 'onprem',
    },
    { id: 'aws', title: 'AWS Seoul', provider: 'aws', cluster: 'aws' },
    { id: 'nhn', title: 'NHN Cloud', provider: 'nhn', cluster: 'nhn' },
  ],
  links: [
    {
      id: 'onprem-aws',
      between: ['onprem', 'aws'],
      kind: 'vpn',
      latencySeconds: 0.012,
    },
    {
      id: 'nhn-aws',
      between: ['nhn', 'aws'],
      kind: 'vpn',
      latencySeconds: 0.009,
    },
  ],
  aws: demoAws,
  sharedListeners: [
    { name: 'platform', listenerArn: PLATFORM_ALB.listenerArn },
  ],
  clusters: demoClusters,
  workloads: demoWorkloads,
};

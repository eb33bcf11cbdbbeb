import { createDevApp } from '@backstage/frontend-dev-utils';
import panel from '../src';

/** Looks at the local cloud that `dev/app-config.yaml` names; start one with `./portal start` or packages/local-cloud. */
createDevApp({ features: [panel] });

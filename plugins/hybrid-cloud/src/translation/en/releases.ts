/** Whether pipelines may deploy, on the Hybrid tab. */
export const releases = {
  releases: {
    title: 'Deployments',
    open: 'Open',
    closed: 'Waiting',
    mayDeploy: 'Pipelines may deploy to this service now.',
    frozen: 'Deployments frozen until {{until}} because: {{reason}}',
    frozenFleet:
      'Deployments of every service frozen until {{until}} because: {{reason}}',
    by: 'Set by {{name}}',
    freeze: 'Freeze deployments',
    end: 'End this freeze',
    dialog: {
      title: 'Freeze deployments of {{name}}',
      text: 'Pipelines that ask the portal stop before they deploy. The portal itself still moves traffic when a site is lost.',
      length: 'For how long',
      fleet: 'Every service, not only this one',
      reason: 'Reason',
      reasonHint: 'Everybody whose deployment waits reads it.',
      submit: 'Freeze',
    },
  },
} as const;

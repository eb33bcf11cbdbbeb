import type { ReplicationTask } from '@aws-sdk/client-database-migration-service';
import { ReplicationState } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** DMS's task status in our words. A task that was never started (`ready`) is stopped. */
export function taskState(task: ReplicationTask): ReplicationState {
  switch (task.Status) {
    case 'running':
      return 'running';
    case 'starting':
    case 'creating':
    case 'modifying':
    case 'moving':
    case 'testing':
      return 'starting';
    case 'ready':
    case 'stopped':
    case 'stopping':
    case 'deleting':
      return 'stopped';
    case 'failed':
    case 'failed-move':
      return 'failed';
    default:
      // DMS adds statuses over time; one we have not heard of proves nothing.
      return 'unknown';
  }
}

/** Why it stopped, what failed, which tables are in error: one clause, or undefined when there is nothing to say. */
export function describeTask(task: ReplicationTask): string | undefined {
  const errored = task.ReplicationTaskStats?.TablesErrored ?? 0;
  const words = [
    task.MigrationType === 'full-load'
      ? 'full load only: changes are not captured'
      : undefined,
    task.Status === 'running' ? undefined : task.StopReason,
    task.LastFailureMessage,
    errored > 0
      ? `${errored} table${errored === 1 ? '' : 's'} in error`
      : undefined,
  ];
  return words.filter(Boolean).join('; ') || undefined;
}

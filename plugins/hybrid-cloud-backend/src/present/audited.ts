import {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import express from 'express';

export interface AuditedOptions {
  readonly eventId: string;
  readonly severityLevel?: AuditorServiceEventSeverityLevel;
  /** Absent where the sender has no credentials of Backstage. */
  readonly request?: express.Request;
  readonly meta?: JsonObject;
}

/** Does the work of one request under one audit event: begun before it, ended once after it, whatever happens. */
export type Audited = <T>(
  options: AuditedOptions,
  work: () => Promise<T>,
) => Promise<T>;

export function createAudited(auditor: AuditorService): Audited {
  return async (options, work) => {
    const event = await auditor.createEvent(options);
    try {
      const result = await work();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  };
}

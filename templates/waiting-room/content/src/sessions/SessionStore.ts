import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Student } from '../enrolment/Student';

/** What is kept of a session, parsed when it comes back. */
export const studentSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  email: z.string().optional(),
  language: z.enum(['en', 'ko']),
});

/**
 * Sessions. The cookie carries a random secret, the store its digest: who reads
 * the store cannot take over a session. They outlive any one replica or site.
 * Throws StoreUnavailable when the store does not answer.
 */
export interface SessionStore {
  create(options: { readonly student: Student }): Promise<{ secret: string }>;
  find(options: { readonly secret: string }): Promise<Student | undefined>;
  remove(options: { readonly secret: string }): Promise<void>;
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

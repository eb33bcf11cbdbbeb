import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Student } from '../enrolment/Student';
import { AppContext } from './AppContext';
import { Refusal } from './answerErrors';
import { authenticate } from './authenticate';

const paramsSchema = z.object({ course: z.string().min(1).max(64) });

/** Courses, and a student's seats in them. */
export function courseRoutes(options: {
  readonly app: FastifyInstance;
  readonly context: AppContext;
}): void {
  const { app, context } = options;
  const { enrolment, metrics } = context;

  app.get('/api/courses', async () => ({
    courses: await enrolment.courses(),
  }));

  app.get('/api/enrolments', async request => {
    const student = await authenticate({ request, context });
    return { courses: await enrolment.coursesOf(student) };
  });

  app.put('/api/enrolments/:course', async (request, reply) => {
    const student = await admittedStudent({ request, context });
    const { course } = paramsSchema.parse(request.params);
    const result = await enrolment.enrol({ course, student });
    metrics.enrolments.inc({ result: result.kind });
    switch (result.kind) {
      case 'enrolled':
        return reply.code(201).send(result);
      case 'already-enrolled':
        return result;
      case 'full':
        throw new Refusal({
          status: 409,
          code: 'full',
          message: `There is no seat left in ${course}.`,
        });
      case 'unknown-course':
        throw unknownCourse(course);
      default: {
        const never: never = result;
        return never;
      }
    }
  });

  app.delete('/api/enrolments/:course', async request => {
    const student = await admittedStudent({ request, context });
    const { course } = paramsSchema.parse(request.params);
    const result = await enrolment.cancel({ course, student });
    metrics.enrolments.inc({ result: result.kind });
    if (result.kind === 'unknown-course') throw unknownCourse(course);
    return result;
  });
}

function unknownCourse(course: string): Refusal {
  return new Refusal({
    status: 404,
    code: 'unknown-course',
    message: `There is no course ${course}.`,
  });
}

/** Who asks, if the waiting room has let them in. Throws 401 or 403. */
async function admittedStudent(options: {
  readonly request: FastifyRequest;
  readonly context: AppContext;
}): Promise<Student> {
  const { context } = options;
  const student = await authenticate(options);
  const place = await context.stores.room.find({
    token: student.id,
    now: context.clock.now(),
  });
  if (place.kind !== 'admitted') {
    throw new Refusal({
      status: 403,
      code: 'not-admitted',
      message: 'Your turn has not come, or your time is over.',
    });
  }
  return student;
}

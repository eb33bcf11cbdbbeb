/* The template's content is no package of this repository: it is what a created service is made of, and M8 measures
   exactly that code. One file reaches over to it. */
/* eslint-disable @backstage/no-relative-monorepo-imports */
export { systemClock } from '../../../templates/waiting-room/content/src/Clock';
export { RedisSeatStore } from '../../../templates/waiting-room/content/src/enrolment/RedisSeatStore';
export { connectRedis } from '../../../templates/waiting-room/content/src/redis/connectRedis';
export { keysOf } from '../../../templates/waiting-room/content/src/redis/keys';
export {
  Admitter,
  PositionBoard,
  RedisWaitingRoom,
} from '../../../templates/waiting-room/content/src/waitingRoom';
export type { RoomRules } from '../../../templates/waiting-room/content/src/waitingRoom';
export {
  admissionRecord,
  inversions,
  repeated,
} from '../../../templates/waiting-room/content/test/support/admissionRecord';
export {
  drain,
  joinStorm,
} from '../../../templates/waiting-room/content/test/support/joinStorm';
export { lanes } from '../../../templates/waiting-room/content/test/support/lanes';
export { RedisServer } from '../../../templates/waiting-room/content/test/support/RedisServer';
export { seatStorm } from '../../../templates/waiting-room/content/test/support/seatStorm';
export { seededRandom } from '../../../templates/waiting-room/content/test/support/seededRandom';

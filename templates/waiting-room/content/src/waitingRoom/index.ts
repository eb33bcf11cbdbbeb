export { Admitter } from './Admitter';
export { EmbeddedWaitingRoom } from './EmbeddedWaitingRoom';
export { PositionBoard } from './PositionBoard';
export type { RoomView } from './PositionBoard';
export { RedisWaitingRoom } from './RedisWaitingRoom';
export type { RoomRules } from './RoomRules';
export type {
  AdmissionBatch,
  Found,
  Membership,
  RoomSnapshot,
  WaitingRoomStore,
} from './WaitingRoomStore';

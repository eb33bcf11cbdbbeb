export type { Delivery, DeliveryStep, DeliveryStepState } from './Delivery';
export { DeliveryBook } from './DeliveryBook';
export { startDeliveries } from './startDeliveries';

export { AWS_SERVICES } from './AWS_SERVICES';

export { rolesOf } from './roles.js';

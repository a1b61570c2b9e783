export { AppHost } from './AppHost';
export { createHost, TOPIC_TAB_PATH } from './createHost';
export { HostProvider, useHost } from './Host';
export type { Host, LinkParams } from './Host';

export {
  startTraffic,
  type Traffic,
  type TrafficOptions,
} from './startTraffic';

export * from './useLive';
export * from './useLoad';
export * from './useMediaQuery';
export * from './useNow';
export * from './useOwnership';
export * from './usePolling';
export * from './useRowKeys';
export * from './useUrlParams';

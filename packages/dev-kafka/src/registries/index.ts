export {
  prepareWorkingCopy,
  type PrepareWorkingCopyOptions,
} from './prepareWorkingCopy';
